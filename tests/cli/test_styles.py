"""Styles: what is shown of them, the starter, and the schema, by a validator that is not ours."""

import json
import pathlib
import tomllib

import jsonschema
import pytest

STYLES = sorted((pathlib.Path(__file__).resolve().parents[2] / "src/styles").glob("*.toml"))


@pytest.fixture
def validator(run):
    schema = json.loads(run("styles", "--schema").out)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def problems(validator, toml):
    return [error.message for error in validator.iter_errors(json.loads(
        json.dumps(tomllib.loads(toml), default=str)))]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_built_in_styles_fit_the_schema_and_resolve(run, validator, path, tmp_path):
    assert problems(validator, path.read_text()) == []
    assert run("styles", path.stem, "--source").out == path.read_text()
    resolved = run("styles", path.stem)
    assert resolved.returncode == 0, resolved.err
    assert problems(validator, resolved.out) == []
    (tmp_path / "resolved.toml").write_text(resolved.out)
    again = run("styles", "./resolved.toml").out
    assert again.split("\n", 1)[1] == resolved.out.split("\n", 1)[1]
    known = {rule["id"]: rule["severity"]
             for rule in json.loads(run("rules", "--style", path.stem, "--format", "json").out)["rules"]}
    same = {rule["id"]: rule["severity"]
            for rule in json.loads(run("rules", "--style", "resolved.toml", "--format", "json").out)["rules"]}
    assert known == same


def test_all_styles_are_listed(run):
    listed = [line.split()[0] for line in run("styles").out.splitlines()]
    assert listed == [path.stem for path in STYLES]
    for name in ("all", "correspondence-101", "default", "five-conditions", "johncompanies",
                 "support-notes", "tip2"):
        assert name in listed


def test_the_schema_knows_all_rules_and_settings(run, validator):
    known = validator.schema["properties"]["rules"]["properties"]
    catalogue = json.loads(run("rules", "--format", "json").out)["rules"]
    ids = [rule["id"] for rule in catalogue if rule["section"] != "own"]
    assert list(known) == ids
    for rule in catalogue:
        if rule["section"] == "own":
            continue
        (table,) = [each for each in known[rule["id"]]["anyOf"] if each.get("type") == "object"]
        assert set(table["properties"]) == {"severity"} | {p["name"] for p in rule["parameters"]}


@pytest.mark.parametrize("toml", [
    "extnds = ['default']", "rules = 'off'", "[rules]\ntop-posting = 'fatal'",
    "[rules]\ntop-posting = { deep-thred-depth = 3 }", "[rules]\ntop-posting = { deep-thread-depth = 0 }",
    "[[phrase]]\nid = 'no-asap'", "[[phrase]]\nid = 'No ASAP'\npattern = 'asap'",
    "phrase = 'asap'", "[[response]]\nid = 'dns'\ntopic = 'dns'",
    "[service-level]\nresolve = '72'", "[service-level.sales]\nresolve = '72h'",
    "[[customers]]\naddress = '*'", "[[customers]]\naddress = '*'\nstyle = 'all'\nskip = true",
    "[[intake]]\ntopic = 'x'\nask = []", "required-cc = 3", "internal = ['']",
    "[[phrase]]\nid = 'x'\npattern = ''\nmessage = 'x'", "internal = ['boss']",
])
def test_what_the_program_refuses_the_schema_refuses(run, validator, tmp_path, toml):
    (tmp_path / "wrong.toml").write_text(toml)
    assert run("styles", "./wrong.toml").returncode == 2
    assert problems(validator, toml)


def uncommented(starter):
    """The starter with all that it only shows."""
    lines = []
    for line in starter.splitlines():
        bare = line[2:] if line.startswith("# ") else line
        shown = bare.startswith(("[", "]", '  "', "  {")) or " = " in bare.split("“")[0]
        lines.append(bare if line.startswith("# ") and shown else line)
    return "\n".join(lines)


def test_init_writes_a_starter(run, validator, tmp_path):
    result = run("init")
    assert result.returncode == 0
    starter = (tmp_path / ".replylint.toml").read_text()
    assert starter.startswith("# House rules")
    assert problems(validator, starter) == []
    assert run("check", "--explain-config").out.startswith(f"style {tmp_path}/.replylint.toml")
    # What its comments show can be used as well.
    shown = uncommented(starter)
    for word in "phrase", "response", "intake", "service-level", "customers", "required-cc":
        assert word in tomllib.loads(shown)
    assert problems(validator, shown) == []
    (tmp_path / "shown.toml").write_text(shown)
    assert run("styles", "./shown.toml").returncode == 0, run("styles", "./shown.toml").err


def test_init_says_how_an_editor_finds_the_schema(run, validator):
    """It names no file of this machine: the style is for others as well."""
    comment = " ".join(line[2:] for line in run("init", "-").out.split("\n\n")[0].splitlines())
    assert "“replylint styles --schema > style.schema.json”" in comment
    named = "#:schema ./style.schema.json"
    assert f"“{named}”" in comment
    assert problems(validator, f"{named}\n" + run("init", "-").out) == []


def test_init_never_overwrites(run, tmp_path):
    (tmp_path / ".replylint.toml").write_text("mine = 1\n")
    result = run("init")
    assert result.returncode == 2 and "--force" in result.err
    assert (tmp_path / ".replylint.toml").read_text() == "mine = 1\n"
    assert run("init", "--force").returncode == 0
    assert "[rules]" in (tmp_path / ".replylint.toml").read_text()
    assert run("init", "other.toml").returncode == 0
    (tmp_path / "folder").mkdir()
    for options in ([], ["--force"]):
        result = run("init", "folder", *options)
        assert result.returncode == 2 and "the style is a directory: folder" in result.err
    assert run("init", "-").out.startswith("# House rules")


def test_explain_config_names_files_and_lines(run, tmp_path):
    (tmp_path / "team.toml").write_text("[rules]\nrude = 'warning'\n")
    (tmp_path / ".replylint.toml").write_text(
        "extends = ['team.toml']\n\n[rules]\ntop-posting = { deep-thread-depth = 2 }\n")
    lines = run("check", "--explain-config").out.splitlines()
    rows = {line.split()[0]: line.split(maxsplit=2)[1:] for line in lines[1:]}
    assert rows["rules.rude"] == ["warning", f"{tmp_path}/team.toml:2"]
    assert rows["rules.top-posting.deep-thread-depth"] == ["2", f"{tmp_path}/.replylint.toml:4"]
    assert rows["rules.sarcasm"] == ["warning", "default of the rule"]


def test_all_mistakes_of_a_style_are_told_a_line_each(run, files):
    files(team_toml="extnds = ['default']\n[rules]\ntop-postin = 'off'\n")
    result = run("check", "--style", "team.toml", "good.txt")
    assert (result.returncode, result.out) == (2, "")
    assert [line.split("; ")[0] for line in result.err.splitlines()] == [
        "replylint: team.toml:1:1: unknown key “extnds” in a style",
        "replylint: team.toml:3:1: unknown rule “top-postin”"]


def test_a_setting_that_belongs_above_the_tables_is_told_so(run, files):
    files(team_toml="[rules]\nrequired-cc = ['sales@example.org']\n")
    result = run("check", "--style", "team.toml", "good.txt")
    assert result.err == ("replylint: team.toml:2:1: “required-cc” is not a rule; it belongs above the "
                          "first table, such as [rules]\n")


README_STYLE = next(block for block in (pathlib.Path(__file__).resolve().parents[2] / "README.md")
                    .read_text().split("```toml\n")[1:] if "[[response]]" in block).split("```")[0]
REQUEST = "Hello John,\n\nPlease add a DNS record for shop.example.\n\nTyler\n"
DONE = """Hi Tyler,

> Please add a DNS record for shop.example.

I have added the record for shop.example, with a lifetime of one hour.

John
"""


def test_the_response_of_the_readme_is_in_force(run, files, tmp_path):
    files(request_txt=REQUEST, done_txt=DONE, asks_txt=DONE.replace("hour.", "hour. Please test it."))
    (tmp_path / ".replylint.toml").write_text(README_STYLE)
    common = ("check", "--customer", "request.txt")
    (finding,) = [line for line in run(*common, "done.txt").out.splitlines()
                  if "[expected-phrase]" in line]
    assert ": warning: " in finding
    assert "“dns-test”" in finding and "“This is done - please test.”" in finding
    assert "[expected-phrase]" not in run(*common, "asks.txt").out
    (tmp_path / ".replylint.toml").write_text(
        README_STYLE.replace("[rules]", "[rules]\nexpected-phrase = 'off'"))
    assert "[expected-phrase]" not in run(*common, "done.txt").out


def test_rules_of_a_style_are_listed_with_what_they_say(run, tmp_path):
    (tmp_path / ".replylint.toml").write_text(README_STYLE)
    own = run("rules").out.split("from the style ")[1].splitlines()[1:3]
    assert [line.split(maxsplit=2) for line in own] == [
        ["no-asap", "warning", "Name a time instead of “{match}”."],
        ["dns-test", "warning", "Asks for “This is done - please test.”"]]
    listed = json.loads(run("rules", "--format", "json").out)["rules"]
    assert [(rule["id"], rule["summary"]) for rule in listed if rule["section"] == "own"] == [
        (line.split()[0], line.split(maxsplit=2)[2]) for line in own]


def test_rules_of_a_style_are_explained(run, tmp_path):
    assert "unknown rule “no-asap”" in run("explain", "no-asap").err
    (tmp_path / "team.toml").write_text(README_STYLE)
    result = run("explain", "no-asap", "--style", "team.toml")
    assert result.returncode == 0 and result.err == ""
    (tmp_path / ".replylint.toml").write_text(README_STYLE)
    page = run("explain", "no-asap").out
    line = README_STYLE.split("[[phrase]]")[0].count("\n") + 1
    for part in ("# no-asap\n", "severity is: warning", f"{tmp_path}/.replylint.toml:{line}\n",
                 "Name a time instead of “{match}”.", "    \\bASAP\\b\n"):
        assert part in page
    page = run("explain", "dns-test").out
    for part in ("# dns-test\n", "dns, domain, nameserver", "    please (test|check|verify)\n",
                 "This is done - please test.", "expected-phrase"):
        assert part in page
    assert "did you mean “dns-test”?" in run("explain", "dns-tst").err
