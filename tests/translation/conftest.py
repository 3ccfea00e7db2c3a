from small_library import shelf, today

__all__ = ["shelf", "today"]
