from __future__ import annotations

import re

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.content.check import check
from handbill.content.wording_rules import wording_problems, wording_rules
from handbill.core.problems import ExitCode, Place, ProblemsFound

PLACE = Place("x.yaml", 3, "text")


def fired(text: str, language: str = "en") -> set[str]:
    hints = [problem.hint for problem in wording_problems(LIBRARY, text, language, PLACE)]
    return {match[1] for hint in hints if (match := re.search(r"\(([a-z-]+); ", hint))}


# The first three stand in the documents that this project grew from.
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Together we break the chains.", "chains"),
        ("Help us liberate victims.", "rescue"),
        ("What happens after they are rescued", "rescue"),
        ("Help us liberate victims.", "victim"),
        ("You can set them free.", "rescue"),
        ("We set young people free.", "rescue"),
        ("They were saved from a farm.", "rescue"),
        ("Sex slaves", "slavery"),
        ("They are enslaved.", "slavery"),
        ("End modern-day slavery", "modern-slavery"),
        ("In {{ facts.a.year }}, {{ facts.a.value }} VICTIMS were found.", "victim"),
        ("child prostitutes", "blame"),
        ("illegal workers", "blame"),
        ("She may be afraid.", "only-she"),
        ("Someone took her passport.", "only-she"),
        ("They look foreign.", "race"),
        ("Black women in a car", "race"),
        ("What you say is never shared with police.", "promise"),
        ("It is 100% safe.", "promise"),
        ("We guarantee it.", "promise"),
        ("Operated by Polaris", "operator"),
        ("Poverty, unfair treatment, and demand", "bare-demand"),
        ("Poverty, demand. Call now.", "bare-demand"),
    ],
)
def test_words_that_no_piece_uses(text: str, rule: str) -> None:
    assert rule in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "Save this number in your phone.",
        "People who listen, and love that leaves you free",
        "Free and confidential. It is free.",
        "It can happen to anyone, of any age, gender or race.",
        "Ask for fair work, housing, and help for survivors.",
        "He or she may be afraid.",
        "They work in a supply chain. Supply chains are long.",
        "It is against the law.",
        "Call and say “Spanish”. An interpreter will join the call.",
        "Their papers are kept. Others were there.",
        "{{ hotlines.victim.phone }} {{ organization.she }}",
        "Run by night, and share the number. You choose what to share.",
        "They lie and demand money. Poverty, and demand for cheap labor",
    ],
)
def test_good_sentences_pass(text: str) -> None:
    assert fired(text) == set()


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("es", "Rescatamos a las víctimas.", "rescue"),
        ("es-MX", "las víctimas de trata", "victim"),
        ("es", "esclavitud moderna", "slavery"),
        ("es", "rompe las cadenas", "chains"),
        ("fr", "les victimes", "victim"),
        ("pt-BR", "trabalho escravo", "slavery"),
        ("vi", "các nạn nhân", "victim"),
        ("zh-Hans", "我们解救受害者", "rescue"),
        ("zh-Hant", "人口販運受害者", "victim"),
        ("ru", "для жертв торговли людьми", "victim"),
        ("ar", "مساعدة الضحايا", "victim"),
        ("hi", "गुलामी", "slavery"),
        ("th", "เหยื่อการค้ามนุษย์", "victim"),
        ("ko", "인신매매 피해자", "victim"),
        # As the first edition had it; in Amharic these are rulers before they are buyers.
        ("es", "Pobreza, trato injusto y demanda", "bare-demand"),
        ("fr", "Pauvreté, traitement injuste et demande", "bare-demand"),
        ("vi", "Nghèo khó, đối xử bất công, và nhu cầu mua", "bare-demand"),
        ("fa", "فقر، رفتار ناعادلانه و تقاضا", "bare-demand"),
        ("ur", "غربت، ناانصافی اور مانگ", "bare-demand"),
        ("hi", "ग़रीबी, अन्याय भरा बर्ताव और माँग", "bare-demand"),
        ("ne", "गरिबी, अन्यायपूर्ण व्यवहार, र माग", "bare-demand"),
        ("bn", "দারিদ্র্য, অন্যায্য আচরণ ও চাহিদা", "bare-demand"),
        ("am", "ድህነት፣ ፍትሐዊ ያልሆነ አያያዝ፣ እና ገዢዎች", "bare-demand"),
        ("zh-Hant", "貧窮、不公平的對待和需求", "bare-demand"),
        ("ja", "貧困、不公平な扱い、需要", "bare-demand"),
        ("ko", "가난, 부당한 대우, 수요", "bare-demand"),
    ],
)
def test_other_languages_have_their_own_words(language: str, text: str, rule: str) -> None:
    assert rule in fired(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Usted puede recibir ayuda. Es gratis. Está en libertad de decidir."),
        ("es", "Trabaja en cadenas de tiendas."),
        ("fr", "Vous pouvez appeler. C’est gratuit."),
        ("ru", "Спасибо. Работа без оплаты."),
        ("th", "งานทาสี"),
        ("fa", "گذرنامه را برده است"),
        ("vi", "Victim chains slaves"),
        ("zh-Hans", "你可以得到帮助。"),
        ("es", "Pobreza, trato injusto y demanda de compradores"),
        ("fr", "Elle appelle et demande de l’aide."),
        ("vi", "Nghèo khó, và nhu cầu của người mua"),
        ("ur", "فون کریں اور مانگ سکتے ہیں"),
        ("ur", "غربت، ناانصافی اور خریداروں کی مانگ"),
        ("zh-Hans", "按照您的情况和需求"),
        ("ko", "월요일, 수요일"),
        # A vowel sign or a virama belongs to its word: these are other words than माँग and माग.
        ("hi", "मदद और माँगें"),
        ("ne", "मद्दत र माग्न"),
    ],
)
def test_their_good_sentences_pass_and_english_words_are_not_theirs(language: str, text: str) -> None:
    assert fired(text, language) == set()


def test_a_word_is_found_in_either_unicode_form() -> None:
    assert fired("vi\u0301ctimas", "es") == {"victim"}


def test_a_problem_gives_the_reason_and_another_way() -> None:
    (problem,) = wording_problems(LIBRARY, "After a rescue", "en", PLACE)
    assert problem.sentence.startswith("'rescue' is not used: people do not see themselves in it")
    assert problem.hint.startswith("say that someone can get help")
    assert (problem.code, problem.place, problem.exit_code) == ("content-wording", PLACE, ExitCode.CONTENT)
    (problem,) = wording_problems(LIBRARY, "rescate", "es", PLACE)
    assert problem.exit_code == ExitCode.LANGUAGE


def test_the_rules_run_over_content_and_translations(small) -> None:
    small.blocks("- {role: list, items: [{text: Fine}, {text: Help the victims}]}")
    small.language("es", "Spanish")
    quiet = {"Numbers checked {{ checked }}": "x {{ checked }}", "Draft": "x", "A sheet": "x", "A flyer": "x", "You can call": "Un rescate"}
    small.messages("es", {"Fine": "x", "Help the victims": "Ayuda", "Call": "x", "Local help": "x", **quiet})
    found = [(problem.code, problem.place.file, problem.place.key) for problem in check(small.campaign, TODAY)]
    assert found == [
        ("content-wording", "materials/content/sheet.yaml", "panels.0.blocks.0.items.1.text"),
        ("language-wording", "materials/languages/es/messages.po", ""),
    ]


def test_every_rule_holds_in_english_and_says_why() -> None:
    ours = {rule.id for rule in wording_rules(LIBRARY, "en")}
    assert ours >= {"rescue", "slavery", "modern-slavery", "victim", "chains", "blame", "only-she", "race", "promise", "operator"}
    for language in ("es", "fr", "pt-BR", "ru", "zh-Hans"):
        assert {rule.id for rule in wording_rules(LIBRARY, language)} <= ours


def test_a_rules_file_with_a_wrong_shape(small) -> None:
    small.write("rules.yaml", "rules:\n  rescue: {reason: a, source: b, instead: c, words: {en: []}}\n")
    with pytest.raises(ProblemsFound, match="at least 1 entry"):
        wording_problems(small.campaign, "a", "en", PLACE)
