"""Runs a reply parser of Python: reply_parsers.py TOOL speed|replies MESSAGES SECONDS"""
import json
import sys
import time


def email_reply_parser():
    from email_reply_parser import EmailReplyParser

    def readings(text):
        message = EmailReplyParser.read(text)
        return [message.reply, message.fragments[0].content if message.fragments else ""]

    return EmailReplyParser.parse_reply, readings


def mail_parser_reply(languages):
    from mailparser_reply import EmailReplyParser
    from mailparser_reply.constants import MAIL_LANGUAGES

    parser = EmailReplyParser(languages=languages or list(MAIL_LANGUAGES))

    def readings(text):
        reply = parser.read(text).replies[0]
        return [reply.body, reply.full_body]

    return parser.parse_reply, readings


def quotequail():
    import quotequail

    def reply(text):
        parts = quotequail.quote(text, quote_intro_line=True)
        return "\n".join(part for shown, part in parts if shown)

    return reply, lambda text: [reply(text)]


def talon():
    # Talon imports joblib from where scikit-learn kept a copy of it until 2019.
    import joblib
    sys.modules["sklearn.externals.joblib"] = joblib
    from talon.quotations import extract_from_plain
    from talon.signature.bruteforce import extract_signature

    def readings(text):
        reply = extract_from_plain(text)
        return [reply, extract_signature(reply)[0]]

    return extract_from_plain, readings


TOOLS = {
    "email-reply-parser": email_reply_parser,
    "mail-parser-reply": lambda: mail_parser_reply(["en"]),
    "mail-parser-reply, all languages": lambda: mail_parser_reply(None),
    "quotequail": quotequail,
    "talon": talon,
}


def main(tool, mode, messages, seconds):
    reply, readings = TOOLS[tool]()
    with open(messages, encoding="utf-8") as file:
        texts = [text for line in file for text in json.loads(line).values()]
    if mode == "replies":
        for text in texts:
            print(json.dumps(readings(text)))
        return

    for text in texts:  # compiles regular expressions
        reply(text)
    start, passes = time.process_time(), 0
    while not passes or time.process_time() - start < float(seconds):
        for text in texts:
            reply(text)
        passes += 1
    print(json.dumps({"passes": passes, "seconds": time.process_time() - start}))


main(*sys.argv[1:])
