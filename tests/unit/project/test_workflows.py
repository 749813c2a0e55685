"""The workflows name only what is there, pin what is not ours, and may do no more than they must.

Read as text: no YAML parser is among the project's packages.
"""

from __future__ import annotations

import re

import pytest

from tests.helpers.sources import ROOT

FOLDER = ROOT / ".github/workflows"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
workflows = pytest.mark.parametrize("name", TEXTS)

MAY_WRITE = {
    ("release.yml", "draft"): {"contents", "id-token", "attestations"},
}
"""(workflow, job) -> what it may write. All others read the project's files and nothing else."""


def used(name: str) -> list[str]:
    """What stands behind each `uses:`."""
    return re.findall(r"^ +(?:- )?uses: (.+)$", TEXTS[name], re.MULTILINE)


def jobs(name: str) -> dict[str, str]:
    """Job -> its text."""
    parts = re.split(r"^  ([a-z-]+):\n", TEXTS[name].split("\njobs:\n")[1], flags=re.MULTILINE)
    assert parts[0] == ""
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_there_is_one_for_changes_and_one_for_releases():
    assert list(TEXTS) == ["ci.yml", "release.yml"]


@workflows
def test_every_action_is_pinned_by_its_commit(name):
    assert len(used(name)) > 3
    for one in used(name):
        local = re.fullmatch(r"\./(\.github/workflows/[a-z-]+\.yml)", one)
        if local:
            assert (ROOT / local[1]).is_file()
        else:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


def test_an_action_has_the_same_pin_everywhere():
    pins: dict[str, set[str]] = {}
    for name in TEXTS:
        for one in used(name):
            pins.setdefault(one.partition("@")[0], set()).add(one)
    assert not {action: found for action, found in pins.items() if len(found) > 1}


@workflows
def test_nothing_may_be_written_but_what_must(name):
    top = TEXTS[name].split("\njobs:\n")[0]
    assert re.search(r"^permissions:\n  contents: read\n(?! )", top, re.MULTILINE)
    assert ": write" not in top
    for job, text in jobs(name).items():
        granted = re.findall(r"^    permissions:(.*)\n((?:      .*\n)*)", text, re.MULTILINE)
        assert all(not inline for inline, _ in granted), job
        lines = "".join(block for _, block in granted)
        may = set(re.findall(r"^      ([a-z-]+): write$", lines, re.MULTILINE))
        assert may == MAY_WRITE.get((name, job), set()), job


@workflows
def test_no_checkout_leaves_its_token_behind(name):
    checkouts = re.findall(r"uses: actions/checkout@.*\n((?: {8,}.*\n)*)", TEXTS[name])
    assert checkouts
    assert all("persist-credentials: false\n" in inputs for inputs in checkouts)


@workflows
def test_every_job_has_a_time_limit(name):
    for job, text in jobs(name).items():
        calls_another = re.search(r"^    uses: ", text, re.MULTILINE)
        assert calls_another or re.search(r"^    timeout-minutes: \d+$", text, re.MULTILINE), job


@workflows
def test_what_a_job_needs_is_another_job(name):
    for job, text in jobs(name).items():
        for needed in re.findall(r"^    needs: \[?([^\]\n]+)", text, re.MULTILINE):
            assert set(re.split(r", *", needed)) <= set(jobs(name)) - {job}, job
        asked = set(re.findall(r"needs\.([a-z-]+)\.", text))
        listed = re.search(r"^    needs: (.+)$", text, re.MULTILINE)
        assert asked <= set(re.findall(r"[a-z-]+", listed[1] if listed else "")), job


@workflows
def test_all_that_is_run_is_there(name):
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    made = set(re.findall(r"(?:^ +|run: |&& |\| )make ([a-z-]+)", TEXTS[name], re.MULTILINE))
    assert made <= targets
    files = re.findall(
        r"(?<![\w./])((?:packaging/[\w./-]+|\.ci/run|requirements[\w-]*\.txt))", TEXTS[name]
    )
    assert files
    for file in files:
        assert (ROOT / file).is_file(), file


def test_every_secret_is_explained():
    document = (ROOT / "docs/packaging.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:secrets|vars)\.(\w+)", "".join(TEXTS.values())))
    assert named
    for name in named:
        assert f"`{name}`" in document, name
