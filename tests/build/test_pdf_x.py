"""Press files are PDF/X: the version, the printing condition by name or with its profile, black text that overprints, inks by name."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pikepdf
import pytest
from library import build, job
from PIL import Image, ImageCms
from profile_made import cmyk_profile

from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import about_of
from handbill.contacts.organization import Logo, Organization
from handbill.core.geometry import Box
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.graphics.color import rgb_to_cmyk
from handbill.graphics.items import Color, Page, RectItem
from handbill.pdf.document import write
from handbill.pdf.icc_profile import IccProfile, read_profile
from handbill.pdf.merge_writer import MergeWriter
from handbill.pdf.metadata import About
from handbill.preflight.preflight import preflight
from handbill.sheets.sheet import screen_sheets


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("icc") / "press.icc"
    path.write_bytes(cmyk_profile())
    return path


def metadata(document: pikepdf.Pdf) -> str:
    return document.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize(("form", "condition"), [("us-card", "CGATS TR 006"), ("id-1", "FOGRA39")])
def test_a_press_file_is_x_1a_and_names_its_condition(finished, form: str, condition: str) -> None:
    data = finished("indicator-card", "ar", "press", form).pdf
    assert data.startswith(b"%PDF-1.4")
    with pikepdf.open(io.BytesIO(data)) as document:
        info, (intent,) = document.docinfo, document.Root.OutputIntents
        assert str(info["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert str(info["/Trapped"]) == "/False"
        assert str(info["/Title"])
        assert str(info["/CreationDate"]) == str(info["/ModDate"])
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", condition)
        assert str(intent.RegistryName) == "http://www.color.org"
        assert "/DestOutputProfile" not in intent
        assert document.trailer.ID
        states = document.pages[0].Resources.ExtGState
        assert all("/ca" not in state and "/SMask" not in state and "/BM" not in state for state in states.values())


def test_a_profile_makes_it_x_4_and_is_in_the_file(today, profile: Path) -> None:
    data = build(JobSpec("indicator-card", today, ("en",), "press", icc=profile)).pdf
    assert data.startswith(b"%PDF-1.6")
    with pikepdf.open(io.BytesIO(data)) as document:
        assert "/GTS_PDFXVersion" not in document.docinfo
        said = metadata(document)
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in said
        for word in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"):
            assert f"<{word}>" in said
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == profile.read_bytes()
        assert int(intent.DestOutputProfile.N) == 4


def test_small_black_text_overprints_and_nothing_else_does(finished) -> None:
    with pikepdf.open(io.BytesIO(finished("indicator-card", "en", "press").pdf)) as document:
        page = document.pages[0]
        states = {name: (bool(state.op), int(state.OPM)) for name, state in page.Resources.ExtGState.items()}
        over, fill, seen = False, (), set()
        for step in pikepdf.parse_content_stream(page):
            operator, operands = str(step.operator), list(step.operands)
            if operator == "gs":
                over = states[str(operands[0])] == (True, 1)
            elif operator == "k":
                fill = tuple(float(value) for value in operands)
            elif operator in ("Tj", "TJ"):
                seen.add((fill == (0, 0, 0, 1), over))
            elif operator in ("f", "B", "f*"):
                assert not over
    assert seen == {(True, True), (False, False)}


def test_rgb_pictures_and_logos_go_through_the_profile(today, profile: Path, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (600, 300), (200, 60, 30)).save(picture)
    who = Organization("Harbor Street Clinic", logos=(Logo(picture),))
    with pikepdf.open(io.BytesIO(build(JobSpec("help-is-here", today, ("en",), "press", organization=who, icc=profile)).pdf)) as document:
        (image,) = [image for page in document.pages for image in page.images.values()]
        assert str(image.ColorSpace) == "/DeviceCMYK"
        found = tuple(image.read_bytes()[:4])
    expected = IccProfile(profile.read_bytes()).picture(Image.new("RGB", (1, 1), (200, 60, 30))).tobytes()
    assert found == tuple(expected)


def test_colors_chosen_in_inks_stay_and_rgb_colors_are_converted(profile: Path) -> None:
    known = read_profile(profile)
    chosen = Color("ink", (0.06, 0.23, 0.39), (1.0, 0.6, 0.1, 0.5))
    assert known.inks(chosen) == chosen.cmyk
    gray = Color("gray", (0.5, 0.5, 0.5), rgb_to_cmyk((0.5, 0.5, 0.5)))
    assert known.inks(gray) == gray.cmyk
    orange = Color("logo", (0.8, 0.3, 0.1), rgb_to_cmyk((0.8, 0.3, 0.1)))
    assert known.inks(orange) != orange.cmyk
    assert sum(known.inks(orange)) <= 3.0


def test_an_ink_by_name_is_a_plate_of_its_own() -> None:
    blue = Color("ink", (0.0, 0.2, 0.6), (1.0, 0.7, 0.0, 0.1), "PANTONE 286 C", 0.4)
    page = Page("page", "en", "ltr", 100, 50, 9, 9, (RectItem(Box(0, 0, 10, 10), fill=blue),))
    data = write(screen_sheets([(100, 50)]), [page], About("Test", "en", inks="cmyk"))
    with pikepdf.open(io.BytesIO(data)) as document:
        (space,) = document.pages[0].Resources.ColorSpace.values()
        assert [str(part) for part in space[:3]] == ["/Separation", "/PANTONE 286 C", "/DeviceCMYK"]
        assert [float(part) for part in space[3].C1] == [1, pytest.approx(0.7), 0, pytest.approx(0.1)]
        steps = list(pikepdf.parse_content_stream(document.pages[0]))
    assert [float(each.operands[0]) for each in steps if str(each.operator) == "scn"] == [pytest.approx(0.4)]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: b"not a profile at all" * 20, "is not an ICC profile"),
        (lambda data: data[:12] + b"scnr" + data[16:], "is not the profile of a press"),
        (lambda data: data[:16] + b"RGB " + data[20:], "is not a CMYK profile"),
        (lambda data: data[:200], "is damaged"),
        (lambda data: ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), "is not the profile of a press"),
    ],
)
def test_a_profile_that_will_not_do_is_a_usage_problem(tmp_path: Path, profile: Path, spoil, says: str) -> None:
    file = tmp_path / "bad.icc"
    file.write_bytes(spoil(profile.read_bytes()))
    with pytest.raises(ProblemsFound) as found:
        read_profile(file)
    assert found.value.exit_code is ExitCode.USAGE
    assert says in str(found.value)


def test_a_profile_that_is_not_there_is_a_usage_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="cannot be read: no such file"):
        read_profile(tmp_path / "gone.icc")


def test_many_x_4_files_in_one_are_x_4_with_one_profile(today, profile: Path) -> None:
    spec = JobSpec("indicator-card", today, ("en",), "press", icc=profile)
    sink, one = io.BytesIO(), build(spec)
    merged = MergeWriter(sink, about_of(one.setting, one.sheets, job(spec)))
    for _ in range(3):
        merged.add(one.pdf, "Riverside")
    merged.finish()
    with pikepdf.open(sink) as document:
        assert document.pdf_version == "1.6"
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in metadata(document)
        assert "<xmpMM:DocumentID>uuid:" in metadata(document)
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == profile.read_bytes()
        assert len([each for each in document.objects if isinstance(each, pikepdf.Stream) and "/N" in each]) == 1
        assert document.trailer.ID
    assert [each for each in preflight(sink.getvalue()) if each.severity == "error"] == []


def test_the_profile_made_for_the_tests_is_one(profile: Path) -> None:
    data = profile.read_bytes()
    assert struct.unpack(">I", data[:4])[0] == len(data)
    assert ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(data))).strip() == "Handbill test press"
