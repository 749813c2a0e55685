"""Every text of the program is in the catalogues, translated, and compiled."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.helpers.sources import ROOT, python_files


def _load_tool():
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging/translations.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _load_tool()
languages = pytest.mark.parametrize("language", tool.LANGUAGES)


def messages(file: Path) -> dict[tuple[str, str, str], ET.Element]:
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        ): message
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    }


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    numerus = [form.text or "" for form in translation.iter("numerusform")]
    return numerus or [translation.text or ""]


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """The catalogues brought up to date in another folder."""
    folder = tmp_path_factory.mktemp("catalogues")
    for language in tool.LANGUAGES:
        shutil.copy(tool.catalogue(language), folder)
    tool.collect(folder)
    return folder


@languages
def test_the_catalogue_has_the_texts_of_the_sources(language, collected):
    there = set(messages(tool.catalogue(language)))
    wanted = set(messages(tool.catalogue(language, collected)))
    assert there == wanted, "run `make translations`"


@languages
def test_every_text_is_translated(language):
    assert tool.unfinished(tool.catalogue(language)) == []


@languages
def test_the_compiled_file_is_up_to_date(language, tmp_path):
    source = tool.catalogue(language)
    tool.compile_file(source, tmp_path / "new.qm")
    committed = source.with_suffix(".qm").read_bytes()
    assert committed == (tmp_path / "new.qm").read_bytes(), "run `make translations`"


@languages
def test_translations_fill_in_the_same_values(language):
    places = re.compile(r"\{\w*\}|%n|%\d")
    wrong = {
        key[1]: form
        for key, message in messages(tool.catalogue(language)).items()
        for form in forms(message)
        if set(places.findall(form)) - {"%n"} != set(places.findall(key[1])) - {"%n"}
    }
    assert not wrong


def test_chinese_is_chinese():
    """A text that was passed through untranslated has no Chinese character; what has no word beside
    the values that fill it needs none."""
    same = {
        key[1]
        for key, message in messages(tool.catalogue("zh_CN")).items()
        for form in forms(message)
        if len(key[1]) > 12
        and re.search("[A-Za-z]", re.sub(r"\{\w*\}", "", key[1]))
        and not re.search(r"[\u4e00-\u9fff]", form)
    }
    assert not same


def test_english_plurals_have_no_brackets():
    for message in messages(tool.catalogue("en")).values():
        assert not [form for form in forms(message) if "(s)" in form]


def test_no_plural_form_is_asked_for_where_it_is_not_collected():
    """Of `translate(context, text, "", number)` the catalogues get nothing; `tr` of an object."""
    calls = {
        f"{path.name}:{node.lineno}"
        for path in python_files("yccall_desktop")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == "translate"
        and len(node.args) > 3
    }
    assert not calls
