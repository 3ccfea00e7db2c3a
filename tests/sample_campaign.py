"""A small campaign of somebody else's words, written into a folder: a labor coalition's piece and a food bank's, in three languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handbill.campaign.campaign import LIBRARY, Campaign

RIGHTS, FOOD = "know-your-rights", "food-this-week"
LANGUAGES = ("en", "es", "ar")
# A size of each kind that any words are made in; and those that lie, or stand upright, where their sisters do not.
FORMS = (
    "us-card",
    "fold-card",
    "letter",
    "half-letter-flyer",
    "rack-card",
    "tabloid",
    "half-letter",
    "tent",
    "label",
    "trifold",
    "bookmark",
    "postcard",
    "door-hanger",
)

# The Department of Labor's line, as the agency gives it; nobody has called it.
_WAGES = """\
  wages:
    name: Wage and Hour Division, U.S. Department of Labor
    phone: {number: "+18664879243", printed: 1-866-487-9243}
    free: yes
    confidential: yes
    url: https://www.dol.gov/whd
    source: "dol.gov/agencies/whd; general knowledge, not opened."
    checked: 2026-11-23
    expires: 2027-05-23
"""
_RIGHTS = """\
title: Know your rights at work
about: What every worker may ask for, and whom to call.
audience: work
picture: papers
formats: [%s]
panels:
  - name: front
    blocks:
      - role: title
        text: Know your rights at work
      - role: lead
        text: These rights are yours, wherever you were born and whatever papers you have.
        short: These rights are yours, whatever papers you have.
      - role: heading
        text: You have the right
      - role: list
        items:
          - text: to be paid for every hour you work
          - text: to keep your own passport and ID
          - text: to a safe place to work
          - text: to say no, and to leave your job
      - role: note
        text: Write down your hours each day, and keep your pay slips.
        short: Write down your hours each day.
  - name: back
    blocks:
      - role: heading
        text: If your boss takes a right away
      - role: text
        text: You can ask for help. You do not have to give your name.
      - role: helpline
        label: Questions about your pay
        value: "{{ hotlines.wages.phone }}"
        link: "{{ hotlines.wages.phone.link }}"
        text: Free and confidential
      - role: contact
        label: Forced to work or to have sex
        value: "{{ hotlines.trafficking.phone }}"
        link: "{{ hotlines.trafficking.phone.link }}"
      - role: emergency
        label: In danger now
        value: "{{ hotlines.emergency.phone }}"
        link: "{{ hotlines.emergency.phone.link }}"
      - role: local
        label: Local help
"""
_FOOD = """\
title: Food this week
about: When the food bank is open, and what to bring.
formats: [%s]
panels:
  - name: page
    blocks:
      - role: title
        text: Food this week
      - role: lead
        text: The food is free. You do not need papers. Come as you are.
      - role: heading
        text: We are open
      - role: list
        items:
          - text: Monday morning, at the school
          - text: Wednesday after work, at the library
          - text: Saturday morning, at the church
      - role: heading
        text: What to bring
      - role: text
        text: Bring two bags, and a friend if you need help to carry them.
      - role: text
        text: We have milk, rice, beans, bread and fruit.
      - role: note
        text: Is somebody at home sick? Send a neighbor with a note.
      - role: write
        label: My next day
      - role: local
        label: Food bank
"""
_TITLES = {
    "Know your rights at work": ("Conozca sus derechos en el trabajo", "اعرف حقوقك في العمل"),
    "Food this week": ("Comida esta semana", "طعام هذا الأسبوع"),
}
_MESSAGES = {
    **_TITLES,
    "These rights are yours, wherever you were born and whatever papers you have.": (
        "Estos derechos son suyos, sin importar dónde nació ni qué papeles tiene.",
        "هذه الحقوق لك، أينما وُلدت ومهما كانت أوراقك.",
    ),
    "These rights are yours, whatever papers you have.": (
        "Estos derechos son suyos, con o sin papeles.",
        "هذه الحقوق لك مهما كانت أوراقك.",
    ),
    "You have the right": ("Usted tiene derecho", "من حقك"),
    "to be paid for every hour you work": ("a que le paguen cada hora que trabaja", "أن تتقاضى أجرًا عن كل ساعة عمل"),
    "to keep your own passport and ID": ("a guardar su pasaporte y su identificación", "أن تحتفظ بجواز سفرك وهويتك"),
    "to a safe place to work": ("a un lugar de trabajo seguro", "أن تعمل في مكان آمن"),
    "to say no, and to leave your job": ("a decir que no y a dejar su trabajo", "أن تقول لا وأن تترك عملك"),
    "Write down your hours each day, and keep your pay slips.": (
        "Anote sus horas cada día y guarde sus recibos de pago.",
        "اكتب ساعات عملك كل يوم واحتفظ بقسائم أجرك.",
    ),
    "Write down your hours each day.": ("Anote sus horas cada día.", "اكتب ساعات عملك كل يوم."),
    "If your boss takes a right away": ("Si su jefe le quita un derecho", "إذا سلبك صاحب العمل حقًا"),
    "You can ask for help. You do not have to give your name.": (
        "Puede pedir ayuda. No tiene que dar su nombre.",
        "يمكنك أن تطلب المساعدة دون أن تذكر اسمك.",
    ),
    "Questions about your pay": ("Preguntas sobre su pago", "أسئلة عن أجرك"),
    "Free and confidential": ("Gratis y confidencial", "مجانًا وبسرية"),
    "The food is free. You do not need papers. Come as you are.": (
        "La comida es gratis. No necesita papeles. Venga como está.",
        "الطعام مجاني. لا تحتاج إلى أوراق. تعال كما أنت.",
    ),
    "We are open": ("Abrimos", "أوقات العمل"),
    "Monday morning, at the school": ("El lunes por la mañana, en la escuela", "صباح الاثنين في المدرسة"),
    "Wednesday after work, at the library": ("El miércoles por la tarde, en la biblioteca", "مساء الأربعاء في المكتبة"),
    "Saturday morning, at the church": ("El sábado por la mañana, en la iglesia", "صباح السبت في الكنيسة"),
    "What to bring": ("Qué traer", "ماذا تحضر معك"),
    "Bring two bags, and a friend if you need help to carry them.": (
        "Traiga dos bolsas, y a alguien que le ayude a cargarlas.",
        "أحضر كيسين، وصديقًا إن احتجت إلى من يساعدك على حملهما.",
    ),
    "We have milk, rice, beans, bread and fruit.": (
        "Tenemos leche, arroz, frijoles, pan y fruta.",
        "لدينا حليب وأرز وفول وخبز وفاكهة.",
    ),
    "Is somebody at home sick? Send a neighbor with a note.": (
        "¿Hay alguien enfermo en casa? Mande a un vecino con una nota.",
        "هل في البيت مريض؟ أرسل جارًا ومعه رسالة.",
    ),
    "My next day": ("Mi próximo día", "يومي التالي"),
    "Food bank": ("Banco de alimentos", "بنك الطعام"),
}


def sample_campaign(folder: Path, forms: Sequence[str] = FORMS) -> Campaign:
    """The campaign, in `folder`; both pieces are made in these formats."""
    for name, text in ((RIGHTS, _RIGHTS), (FOOD, _FOOD)):
        _write(folder / f"materials/content/{name}.yaml", text % ", ".join(forms))
    _write(folder / "materials/hotlines/us.yaml", (LIBRARY / "materials/hotlines/us.yaml").read_text(encoding="utf-8") + _WAGES)
    for at, tag in enumerate(LANGUAGES[1:]):
        entries = "\n".join(f'msgid "{english}"\nmsgstr "{words[at]}"\n' for english, words in _MESSAGES.items())
        header = f'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        _write(folder / f"materials/languages/{tag}/messages.po", header + entries)
    return Campaign.open(folder)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
