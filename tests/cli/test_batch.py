import json
import os
import subprocess

import pytest

from conftest import BAD_BODY, CUSTOMER, GOOD_BODY, HEADER, QUESTION


def batch(run, command, requests, *options, status=0):
    lines = [r if isinstance(r, (str, bytes)) else json.dumps(r) for r in requests]
    data = b"".join((l.encode() if isinstance(l, str) else l) + b"\n" for l in lines)
    result = run(command, "--jsonl", *options, stdin=data)
    assert result.returncode == status, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def rules(answer):
    return [diagnostic["rule"] for diagnostic in answer["diagnostics"]]


def test_one_answer_a_line_in_order(run):
    requests = [{"id": i, "customer": {"body": QUESTION},
                 "draft": {"body": BAD_BODY if i % 2 else GOOD_BODY}} for i in range(50)]
    answers = batch(run, "check", requests)
    assert [answer["id"] for answer in answers] == list(range(50))
    assert all(("top-posting" in rules(answer)) == bool(answer["id"] % 2) for answer in answers)
    assert answers[0]["version"] == 1
    assert answers[0]["customer"] == {"source": "request"}


def test_many_names_of_styles(run, files):
    """More than are kept at a time; the first one is used again and again."""
    files(mine_toml="extends = []\nrules.top-posting = 'warning'\n")
    names = ["./" * i + "mine.toml" for i in range(40)]
    request = {"customer": {"body": QUESTION}, "draft": {"body": BAD_BODY}}
    styles = [style for name in names for style in (name, "default")]
    answers = batch(run, "check", [request | {"style": style} for style in styles])
    for style, answer in zip(styles, answers, strict=True):
        assert "top-posting" in rules(answer)
        found = [d["severity"] for d in answer["diagnostics"] if d["rule"] == "top-posting"]
        assert found == ["error" if style == "default" else "warning"]


def test_answers_are_flushed_as_they_come(request, tmp_path):
    process = subprocess.Popen([os.path.abspath(request.config.getoption("--replylint")), "check",
                                "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               cwd=tmp_path, text=True, bufsize=1)
    for number in range(3):
        process.stdin.write(json.dumps({"id": number, "draft": {"body": GOOD_BODY}}) + "\n")
        assert json.loads(process.stdout.readline())["id"] == number
    process.stdin.close()
    assert process.wait() == 0


def test_many_threads_keep_the_order_of_the_lines(run):
    # The first of each ten takes much longer than the others.
    bodies = [f"Is number {i} ready?\n" * (300 if i % 10 == 0 else 1) for i in range(200)]
    lines = [{"id": i, "text": body, "as": "inquiry"} for i, body in enumerate(bodies)]
    lines[77] = {"id": 77}
    one, many = (batch(run, "parse", lines, "--jobs", jobs, status=2) for jobs in ("1", "8"))
    assert [answer["id"] for answer in many] == list(range(200))
    assert "error" in many[77]
    assert one == many


@pytest.mark.parametrize("number", [
    "0", "-7", "18446744073709551615", "-9223372036854775808", "123456789012345678901234567890",
    "1.50", "1e5", "0.1234567890123456789012345"])
@pytest.mark.parametrize("form", ['%s', '[1, %s]', '{"a": %s}'])
def test_numbers_of_ids_come_back_as_they_were(run, number, form):
    """Also those that neither 64 bits nor a double can hold."""
    given = form % number
    result = run("parse", "--jsonl", stdin='{"id": %s, "text": "Hi"}\n' % given)
    assert result.out.startswith('{"id":%s,"text":"Hi"' % given.replace(" ", ""))


def test_a_number_out_of_reach(run):
    (answer,) = batch(run, "parse", ['{"id": 1e400, "text": "Hi"}'], status=2)
    assert answer["error"].startswith("line 1: a number is too large")


def test_ids_are_escaped_as_all_else(run):
    hidden = "\u009b31m\u202e\x7f\u2028\x85"
    for given in hidden, {hidden: [hidden, {}, [], None, True, False]}:
        for request in {"text": "Hi"}, {}:
            line = json.dumps({"id": given} | request, ensure_ascii=False)
            out = run("parse", "--jsonl", stdin=line + "\n").out
            assert json.loads(out)["id"] == given
            assert "\\u009b31m\\u202e\\u007f\\u2028\\u0085" in out
            assert not set(hidden[0] + hidden[4:]) & set(out)


def test_the_last_of_several_ids_counts(run):
    lines = ['{"id": {"id": 2}, "text": "Hi", "id": {"x": {"id": 4}}, "o": {"id": 5}}',
             '[{"id": 1}]', '{"id": 1, "text": "Hi", "id": null}']
    assert [answer["id"] for answer in batch(run, "parse", lines, status=2)] == [
        {"x": {"id": 4}}, None, None]


def test_values_without_number(run):
    many = [1] * 50_000
    draft = {"body": GOOD_BODY}
    requests = [
        {"id": 1, "draft": draft, "own": many}, {"draft": draft, "thread": many, "id": 2},
        {"id": 3, "draft": draft | {"attachments": ["a"] * 50_000}},
        {"id": 4, "draft": draft | {"references": "a " * 10_001}},
        {"id": 5, "draft": draft | {"to": ["a@example.org"] * 10_000, "references": "a " * 10_000},
         "thread": [{"body": "x"}] * 10_000}]
    answers = batch(run, "check", requests, status=2)
    error = "there are more than 50000 values; divide it into several requests"
    assert answers[:4] == [{"id": number, "error": f"line {number}: {error}"}
                           for number in range(1, 4)] + [
        {"id": 4, "error": "line 4: “references” has more than 10000 ids"}]
    assert "error" not in answers[4] and answers[4]["id"] == 5


def test_values_nested_without_end(run):
    nested = "[" * 100_000 + "]" * 100_000
    error = "values are nested too deep, in more than 32 levels"
    lines = ['{"id":%s,"text":"Hi"}' % nested, '{"id":2,"text":%s}' % nested,
             '{"own":%s,"id":3,"text":"Hi"}' % nested]
    assert batch(run, "parse", lines, status=2) == [
        {"id": id, "error": f"line {number}: {error}"} for number, id in enumerate([None, 2, 3], 1)]
    deepest = "[" * 31 + "]" * 31
    (answer,) = batch(run, "parse", ['{"id":%s,"text":"Hi"}' % deepest])
    assert json.dumps(answer["id"]) == deepest


def test_an_empty_draft_is_an_error_as_it_is_in_a_file(run):
    empty = [{"body": ""}, {"body": " \n\r\n\t"}, {"html": ""}, {"eml": "\n"}]
    answers = batch(run, "check", [{"id": i, "draft": draft} for i, draft in enumerate(empty)],
                    status=2)
    for i, (answer, draft) in enumerate(zip(answers, empty)):
        assert answer == {"id": i, "error": f"line {i + 1}: the draft is empty: "
                                            f"“{next(iter(draft))}”; is it the right message?"}


def with_null(request, path):
    outer, _, name = path.rpartition(".")
    return request | ({outer: request[outer] | {name: None}} if outer else {name: None})


DRAFT = {"draft": {"body": GOOD_BODY}}
PROSE = {"as": "prose", "text": "Est-ce que tout marche ?"}


@pytest.mark.parametrize("command, request_, options, nulls", [
    ("check", {}, (), ["draft"]),
    ("check", {"draft": {}}, (), ["draft.body"]),
    ("check", DRAFT, ("--style", "johncompanies"), ["style", "customer", "thread", "now"]),
    ("check", DRAFT, (), ["draft.eml", "draft.html", "draft.from", "draft.date", "draft.references"]),
    ("parse", {}, (), ["eml", "html", "text"]),
    ("parse", PROSE, (), ["eml", "html"]),
    ("parse", {"as": "draft", "html": "<p>Hi</p>"}, (), ["eml", "text"]),
    ("parse", PROSE, ("--lang", "de"), ["lang"]),
    ("parse", {"text": "Hi"}, ("--as", "prose"), ["as"]),
])
def test_null_is_the_same_as_leaving_a_member_out(run, command, request_, options, nulls):
    requests = [request_, *(with_null(request_, path) for path in nulls)]
    lines = "\n".join(map(json.dumps, requests))
    left_out, *answers = map(json.loads, run(command, "--jsonl", *options, stdin=lines).out.splitlines())
    assert len(answers) == len(nulls)
    for number, answer in enumerate(answers, 2):
        if "error" in left_out:
            left_out["error"] = left_out["error"].replace(f"line {number - 1}:", f"line {number}:")
        assert answer == left_out


def test_a_bad_line_is_answered_and_the_run_goes_on(run):
    good = {"id": "last", "draft": {"body": GOOD_BODY}}
    answers = batch(run, "check", [
        "no json", "[1]", {"id": 7}, {"id": {"a": 1}, "draft": "text"}, {"id": 8, "draft": {}},
        {"id": 9, "draft": {"body": 3}}, {"id": 10, "draft": {"body": "x", "to": 5}},
        {"id": 11, "draft": {"body": "x"}, "style": "no-such-style"},
        {"id": 12, "draft": {"body": "x"}, "thread": {}}, good], status=2)
    assert [answer["id"] for answer in answers] == [
        None, None, 7, {"a": 1}, 8, 9, 10, 11, 12, "last"]
    assert all(set(answer) == {"id", "error"} and answer["error"] for answer in answers[:-1])
    assert "no-such-style" in answers[7]["error"]
    assert "error" not in answers[-1]


def test_empty_lines_are_no_requests(run):
    assert len(batch(run, "check", ["", {"id": 1, "draft": {"body": "Hi"}}, "  "])) == 1


@pytest.mark.parametrize("command", ["check", "parse"])
def test_an_error_names_the_line_and_blank_lines_count(run, command):
    good = {"id": 1, "draft": {"body": "Hi"}} if command == "check" else {"id": 1, "text": "Hi"}
    answers = batch(run, command, [good, "", "no json", "[1]", {"id": 2}], status=2)
    assert [answer.get("error", "").split(": ")[0] for answer in answers] == [
        "", "line 3", "line 4", "line 5"]
    assert "is not JSON" in answers[1]["error"]


def test_a_run_with_errors_says_so_at_its_end(run):
    lines = b'{"id": 1, "draft": {"body": "Hi"}}\n\nno json\n{"id": 2}\n'
    result = run("check", "--jsonl", stdin=lines)
    assert (result.returncode, len(result.out.splitlines())) == (2, 3)
    assert result.err == ("replylint: 2 lines were answered with an error; the first is line 3 of "
                          "stdin\n")
    assert run("check", "--jsonl", stdin=lines.splitlines()[0]).err == ""


MISSPELT = [
    ("check", {"custmer": {"body": "x"}, "draft": {"body": "x"}}, "“custmer”", "“customer”"),
    ("check", {"draft": {"body": "x"}, "Customer": {"body": "x"}}, "“Customer”", "“customer”"),
    ("check", {"darft": {"body": "x"}}, "“darft”", "“draft”"),
    ("check", {"draft": {"body": "x"}, "STYLE": "tip2"}, "“STYLE”", "“style”"),
    ("check", {"draft": {"bdoy": "x"}}, "“bdoy” in “draft”", "“body”"),
    ("check", {"draft": {"body": "x", "attachment": ["a.pdf"]}}, "“attachment” in “draft”",
     "“attachments”"),
    ("check", {"draft": {"body": "x"}, "thread": [{"body": "x"}, {"body": "x", "form": "a@b.example"}]},
     "“form” in “thread”", "“from”"),
    ("check", {"draft": {"body": "x"}, "customer": {"body": "x", "message-id": "a@b"}},
     "“message-id” in “customer”", "“message_id”"),
    ("parse", {"txt": "x"}, "“txt”", "“text”"),
    ("parse", {"txt": "x", "text": None}, "“txt”", "“text”"),
    ("parse", {"text": "x", "language": "en", "sa": "prose"}, "“sa”", "“as”"),
]


@pytest.mark.parametrize("command, request_, member, meant", MISSPELT)
def test_a_misspelt_member_is_an_error(run, command, request_, member, meant):
    answers = batch(run, command, ["", {"id": "a", **request_}], status=2)
    assert answers == [{"id": "a", "error": f"line 2: unknown member {member}; did you mean {meant}?"}]


def test_members_of_the_callers_own_are_named_and_do_no_harm(run):
    own = {"id": 1, "row": 7, "thread_id": "t-1", "customer_id": "c-1", "data": {"style": "x"},
           "draft": {"body": GOOD_BODY, "label": "good", "html": None}}
    plain = {"id": 1, "draft": {"body": GOOD_BODY}}
    first, second = batch(run, "check", [own, plain])
    assert first.pop("unknown_members") == ["customer_id", "data", "row", "thread_id", "draft.label"]
    assert first == second
    answer, = batch(run, "parse", [{"id": 1, "text": "Hi", "label": "good"}])
    assert answer["unknown_members"] == ["label"]
    answer, = batch(run, "check", [plain | {"thread": 3 * [{"body": "Hi", "number": 1}]}])
    assert answer["unknown_members"] == ["thread.number"]


def test_a_member_beside_the_one_it_is_like_is_no_misspelling(run):
    answer, = batch(run, "check", [{"id": 1, "style": "default", "styles": "x",
                                    "draft": {"body": GOOD_BODY}}])
    assert answer["unknown_members"] == ["styles"]


def test_a_missing_member_names_what_is_there_in_its_place(run):
    answer, = batch(run, "check", [{"id": 1, "reply": {"body": "x"}}], status=2)
    assert answer["error"].startswith("line 1: “draft” is missing (“reply” is unknown); give it as ")
    answer, = batch(run, "parse", [{"id": 1, "message": "x"}], status=2)
    assert answer["error"].startswith("line 1: “text”, “html” or “eml” is missing (“message” is ")


def test_text_in_the_place_of_a_body_is_told(run):
    answer, = batch(run, "check", [{"id": 1, "draft": {"text": "x"}}], status=2)
    assert answer["error"].endswith("“draft” needs a “body”, “html” or “eml”; what is in “text” belongs in “body”")


def test_a_date_that_cannot_be_read_is_an_error(run):
    draft = {"body": GOOD_BODY, "date": "next Tuesday-ish"}
    answer, = batch(run, "check", [{"id": 1, "draft": draft}], status=2)
    assert answer["error"].startswith("line 1: “date” cannot be read: “next Tuesday-ish”; ")
    for date in ("2026-02-30", "2025-02-29T10:00:00Z", "2026-04-31"):
        assert "error" in batch(run, "check", [{"id": 1, "draft": draft | {"date": date}}], status=2)[0]
    for date in ("", None, "2026-03-02", "2028-02-29", "Mon, 02 Mar 2026 10:00:00 +0000"):
        assert "error" not in batch(run, "check", [{"id": 1, "draft": draft | {"date": date}}])[0]


def test_a_customer_without_text_is_told(run):
    told = [batch(run, "check", [{"id": 1, "draft": {"body": GOOD_BODY}} | customer])[0]["customer"]
            for customer in ({"customer": {"body": " \n"}}, {"customer": {"body": QUESTION}}, {})]
    assert told[0] == {"source": "request", "empty": True}
    assert not any("empty" in each for each in told[1:])


def test_invalid_utf_8_and_lone_surrogates_become_replacement_characters(run):
    answers = batch(run, "parse", [
        b'{"id": 1, "as": "draft", "text": "caf\xe9"}',
        r'{"id": 2, "as": "draft", "text": "a\ud800b \\ud800 \ud83d\ude00"}',
        b'{"id": 3, "as": "draft", "text": "\xff\xfe\\u0000"}'])
    assert [answer["text"] for answer in answers] == [
        "caf\ufffd", "a\ufffdb \\ud800 \U0001f600", "\ufffd\ufffd\0"]


def test_style_of_a_request_and_of_the_command_line(run, files):
    files(mine_toml='extends = ["default"]\n[rules]\ntop-posting = "off"\n')
    request = {"id": 1, "customer": {"body": QUESTION}, "draft": {"body": BAD_BODY}}
    answers = batch(run, "check", [request, request | {"style": "mine.toml"}, request])
    assert ["top-posting" in rules(answer) for answer in answers] == [True, False, True]
    answers = batch(run, "check", [request], "--style", "mine.toml")
    assert "top-posting" not in rules(answers[0])


def test_a_style_that_cannot_be_used_is_told_at_once(run):
    result = run("check", "--jsonl", "--style", "no-such-style")
    assert (result.returncode, result.out) == (2, "")


@pytest.mark.parametrize("toml", ["{} = 1", "[{}]"])
def test_a_style_of_endless_keys_ends_no_run(run, files, toml):
    files(deep_toml=toml.format(".".join(["a"] * 500_000)))
    request = {"draft": {"body": BAD_BODY}}
    refused, answered = batch(run, "check", [request | {"style": "deep.toml"}, request], status=2)
    assert "deep.toml:1:" in refused["error"]
    assert answered["diagnostics"]


def test_ignore(run):
    request = {"id": 1, "customer": {"body": QUESTION}, "draft": {"body": BAD_BODY}}
    answers = batch(run, "check", [request], "--ignore", "top-posting")
    assert "top-posting" not in rules(answers[0])


def test_whole_messages(run):
    answers = batch(run, "check", [
        {"id": 1, "customer": {"eml": CUSTOMER}, "draft": {"eml": HEADER + "\n" + BAD_BODY}}])
    assert answers[0]["text"] == BAD_BODY
    assert [item["text"] for item in answers[0]["items"]] == [QUESTION]
    assert "top-posting" in rules(answers[0])


def test_html(run):
    answer, = batch(run, "parse", [
        {"id": 1, "as": "draft", "html": "<p>Yes, it is.</p><blockquote>Is it?</blockquote>"}])
    assert "Yes, it is." in answer["text"]
    assert any(block["kind"] == "quote" for block in answer["blocks"])


def test_header_values(run):
    person = {"from": "Tyler Hannigan <tyler@example.com>", "to": ["a@example.org", "B <b@example.org>"],
              "cc": "Ana, Jr. <c@example.org>", "date": "Mon, 02 Mar 2026 09:30:00 +0000",
              "subject": "Mail\nX: y", "message_id": "<m@example.com>", "attachments": ["a.pdf"],
              "body": QUESTION}
    other = person | {"date": "2026-03-02T09:30:00+01:00", "from": "Tyler", "attachments": []}
    odd = person | {"date": "", "to": None}
    draft = {"body": BAD_BODY}
    answers = batch(run, "check", [
        {"id": i, "customer": customer, "draft": draft, "thread": [customer]}
        for i, customer in enumerate([person, other, odd])])
    assert all("top-posting" in rules(answer) for answer in answers)


def test_without_a_customer_the_quotes_stand_for_it(run):
    quotes, none = batch(run, "check", [
        {"id": 1, "draft": {"body": BAD_BODY}}, {"id": 2, "draft": {"body": "Hi Ana,\n\nDone.\n"}}])
    assert quotes["customer"] == {"source": "quotes"}
    assert [item["text"] for item in quotes["items"]] == [QUESTION]
    assert none["customer"] == {"source": "none"}


def test_parse_as_draft_inquiry_and_prose(run):
    draft, inquiry, prose = batch(run, "parse", [
        {"id": 1, "as": "draft", "text": GOOD_BODY},
        {"id": 2, "as": "inquiry", "text": f"Hello John,\n\n{QUESTION}\n\nTyler\n"},
        {"id": 3, "as": "prose", "text": "It is up. Is it fast?", "lang": "en"}])
    assert {"quote", "answer"} <= {block["kind"] for block in draft["blocks"]}
    assert draft["items"] == []
    assert [(item["kind"], item["text"]) for item in inquiry["items"]] == [("question", QUESTION)]
    text = prose["text"]
    assert [(text[s["start"]:s["end"]], s["form"]) for s in prose["sentences"]] == [
        ("It is up.", "declarative"), ("Is it fast?", "interrogative")]
    assert prose["blocks"] == []


def test_an_unknown_language_is_an_error_of_its_line(run):
    wrong, right = batch(run, "parse", [{"id": 1, "text": "Hi", "lang": "klingon"},
                                        {"id": 2, "text": "Hi", "lang": "en"}], status=2)
    assert wrong["error"].startswith("line 1: unknown language: “lang” klingon; give its code, ")
    assert right["language"] == "en"


def test_spans_are_byte_offsets(run):
    answer, = batch(run, "parse", [{"id": 1, "as": "prose", "text": "日本 is up. Is it fast?"}])
    text = answer["text"].encode()
    spans = [text[s["start"]:s["end"]].decode() for s in answer["sentences"]]
    assert spans == ["日本 is up.", "Is it fast?"]


def test_unknown_as(run):
    answer, = batch(run, "parse", [{"id": 1, "as": "poem", "text": "x"}], status=2)
    assert "poem" in answer["error"]


def test_deep_nesting(run):
    answers = batch(run, "check", ["[" * 100_000, {"id": 1, "draft": {"body": "Hi"}}], status=2)
    assert "error" in answers[0] and "error" not in answers[1]


def test_requests_from_a_file(run, tmp_path):
    (tmp_path / "requests.jsonl").write_text('{"id": 1, "draft": {"body": "Hi"}}')
    result = run("check", "--jsonl", "requests.jsonl")
    assert json.loads(result.out)["id"] == 1
    assert run("check", "--jsonl", "nowhere.jsonl").returncode == 2
    folder = run("check", "--jsonl", ".")
    assert (folder.returncode, folder.out) == (2, "") and "is a directory: .; name a file" in folder.err
