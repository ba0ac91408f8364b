#include <string>

#include <doctest/doctest.h>

#include "replylint/mail.h"

#include "../cpu_time.h"
#include "mail/html_references.h"
#include "text/ascii.h"

using namespace replylint;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// Every zone as "kind depth: text", one after the other.
std::string zones_of(const Message& message) {
  std::string result;
  for (const MarkupZone& zone : message.zones) {
    result += std::string(to_string(zone.kind)) + ' ' + std::to_string(zone.depth) + ": " +
              std::string(slice(message.body, zone.span)) + '\n';
  }
  return result;
}

// References decoded and white space collapsed, as in the body.
std::string shown(std::string_view source) {
  std::string decoded;
  while (!source.empty()) {
    std::size_t size = source[0] == '&' ? decode_reference(source, false, decoded) : 0;
    if (size == 0) {
      decoded += source[0];
      size = 1;
    }
    source.remove_prefix(size);
  }
  std::string result;
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const bool no_break = decoded.compare(i, 2, "\xC2\xA0") == 0;
    if (no_break) ++i;
    if (!no_break && !is_space(decoded[i])) {
      result += decoded[i];
    } else if (!result.ends_with(' ')) {
      result += ' ';
    }
  }
  return result;
}

std::string trimmed(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

void check_runs(const Message& message) {
  std::size_t at = 0;
  for (const HtmlRun& run : message.html_runs) {
    REQUIRE(run.text.start >= at);
    REQUIRE(run.text.end > run.text.start);
    REQUIRE(run.text.end <= message.body.size());
    REQUIRE(run.source.end <= message.html.size());
    CHECK(trimmed(shown(slice(message.body, run.text))) ==
          trimmed(shown(slice(message.html, run.source))));
    at = run.text.end;
  }
}

std::string body_of(std::string_view html) {
  const Message message = read_html(html);
  check_runs(message);
  return message.body;
}

double seconds_for(std::string_view html) {
  Message message;
  const double seconds = cpu_seconds([&] { message = read_html(html); });
  CHECK(message.body.size() < 80 * html.size() + 100);
  return seconds;
}

}  // namespace

TEST_CASE("paragraphs, lines and blank lines") {
  CHECK(body_of("<p>Hi Dana,</p>\n<p>your site is\n   back.</p>") ==
        "Hi Dana,\n\nyour site is back.\n");
  CHECK(body_of("<div>one</div><div>two</div>") == "one\ntwo\n");
  CHECK(body_of("<div>one</div><div><br></div><div>two</div>") == "one\n\ntwo\n");
  CHECK(body_of("one<br>two<br/><br>three") == "one\ntwo\n\nthree\n");
  CHECK(body_of("<p>one<p>two") == "one\n\ntwo\n");
  CHECK(body_of("<p class=MsoNormal>one</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
                "<p class=MsoNormal>two</p>") == "one\n\ntwo\n");
  CHECK(body_of("a <b>bold</b> word, <i> spaced </i> out") == "a bold word, spaced out\n");
  CHECK(body_of("<h1>Title</h1>text<hr>more") == "Title\n\ntext\n\nmore\n");
}

TEST_CASE("references, and what is no reference") {
  CHECK(body_of("AT&amp;T &lt;b&gt; &#8220;x&#x201D; &eacute; &hellip;") == "AT&T <b> “x” é …\n");
  CHECK(body_of("a&nbsp;&nbsp;b\xC2\xA0 c") == "a b c\n");
  CHECK(body_of("R&D & more &unknown; &#xZ; &") == "R&D & more &unknown; &#xZ; &\n");
  CHECK(body_of("caf&eacute is &copy2026") == "café is ©2026\n");
  CHECK(body_of("&#0;&#xD800;&#99999999999;") == "\uFFFD\uFFFD\uFFFD\n");
  CHECK(body_of("it&#146;s &#x80;5") == "it’s €5\n");
  CHECK(body_of("Hi Dana&comma; pay&lpar;d&rpar;&period; &zzz; &LT;") ==
        "Hi Dana, pay(d). &zzz; <\n");
  CHECK(read_html("<a href='/?a=1&copy=2&amp;b=&eacute;'>y</a>").html_runs.at(0).link ==
        "/?a=1&copy=2&b=é");
  CHECK(body_of("1 < 2 and <3") == "1 < 2 and <3\n");
}

TEST_CASE("what nobody sees is left out") {
  CHECK(
      body_of("<html><head><title>T</title><style>p{color:red}</style></head><body>"
              "<script>if (a<b) x()</script><!-- no --><![if !mso]>yes<![endif]></body></html>") ==
      "yes\n");
  CHECK(body_of("<div style='display:none'>preheader</div>Hi") == "Hi\n");
  CHECK(body_of("<span style=\"max-height:0px;overflow:hidden\">x</span>Hi") == "Hi\n");
  CHECK(body_of("<p style='FONT-SIZE: 0'>x<b>y</b></p>Hi") == "Hi\n");
  CHECK(body_of("<p style='font-size:0.8em'>x</p>") == "x\n");
  CHECK(body_of("<td style='font-size:0px'>\n<p style='font-size:16px'>shown</p>x</td>") ==
        "shown\n");
  CHECK(body_of("<div style='max-height:0'>shown</div>") == "shown\n");
  CHECK(body_of("<div style='visibility:hidden'><div>a</div><br></div>b") == "b\n");
}

TEST_CASE("text is kept wherever the markup is broken") {
  CHECK(body_of("</p>one</div>two") == "onetwo\n");
  CHECK(body_of("<html><body>one</body></html>\n<p>two</p>three") == "one\n\ntwo\n\nthree\n");
  CHECK(body_of(std::string_view("one<p>\0two", 10)) == std::string("one\n\n\0two\n", 10));
  CHECK(body_of("<P CLASS=a class=b>&middot;<![if !supportLists]>one<![endif]></P>two") ==
        "·one\n\ntwo\n");
  CHECK(body_of("<?xml version='1.0'?>one<![CDATA[x]]><o:p>two</o:p>") == "onetwo\n");
  CHECK(body_of("<i><blockquote>one</i> two</blockquote>three") == "> one two\n\nthree\n");
}

TEST_CASE("lists, tables and preformatted text") {
  CHECK(body_of("Steps:<ol><li>Open it<li><p>Save it</p></ol>Done") ==
        "Steps:\n\n1. Open it\n2. Save it\n\nDone\n");
  CHECK(body_of("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>") == "- a\n  - b\n- c\n");
  CHECK(body_of("<ol start=4><li>four</ol>") == "4. four\n");
  CHECK(body_of("<table><tr><td>Plan</td><td>Price</td></tr><tr><td><p>A</p></td>"
                "<td><p>5 EUR</p></td></tr></table>") == "Plan\tPrice\nA\t5 EUR\n");
  CHECK(body_of("<pre>\nif x:\n    y()\n\nz &lt; 1</pre>end") ==
        "if x:\n    y()\n\nz < 1\n\nend\n");
}

std::string preformatted_of(std::string_view html) {
  const Message message = read_html(html);
  std::string result;
  for (const MarkupZone& zone : message.zones)
    if (zone.kind == BlockKind::preformatted) result += slice(message.body, zone.span);
  return result;
}

TEST_CASE("the markup of pasted text") {
  CHECK(preformatted_of("<p>It says:</p><pre>Done.\nReady</pre><p>Bye</p>") == "Done.\nReady");
  CHECK(preformatted_of("<p>Run</p><p><code>apt update</code><br><tt>reboot</tt></p>") ==
        "apt update\nreboot");
  CHECK(preformatted_of("<p>Run <code>apt update</code> first</p>").empty());
  CHECK(preformatted_of("<p>Yes:</p><blockquote><pre>Is it on?</pre></blockquote>").empty());
  // The whole mail, as some programs write it.
  CHECK(preformatted_of("<pre>Hi Ana,\n\nit is on.\n</pre><p>Sent from my phone</p>").empty());
  CHECK(preformatted_of("<div class=signature>Ana</div><pre>it is on.</pre>").empty());
}

TEST_CASE("quotes get a mark for each level") {
  const Message message = read_html(
      "Hi,<blockquote><p>one</p><p>two</p><blockquote>older</blockquote></blockquote>answer");
  CHECK(message.body == "Hi,\n\n> one\n>\n> two\n>\n> > older\n\nanswer\n");
  CHECK(zones_of(message) == "quote 1: > one\n>\n> two\n>\nquote 2: > > older\n");
  check_runs(message);
}

TEST_CASE("text that an editor indents is no quote") {
  const Message message = read_html(
      "<div>Run this:</div><blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">"
      "<div>sudo restart</div></blockquote><div>It is up then.</div>");
  CHECK(message.body == "Run this:\nsudo restart\nIt is up then.\n");
  CHECK(zones_of(message).empty());
  for (const char* attributes :
       {"style=\"border:none;border-left:solid #CCCCCC 1.0pt;padding:0in 0in 0in 6.0pt\"",
        "class=\"gmail_quote\" style=\"border:none\"", "type=\"cite\" style=\"border:none\"",
        "style=\"margin:0 0 0 40px\""}) {
    CAPTURE(std::string(attributes));
    CHECK(zones_of(read_html("Yes.<blockquote " + std::string(attributes) + ">Up?</blockquote>")) ==
          "quote 1: > Up?\n");
  }
}

TEST_CASE("a bare blockquote above the history is a quote if it repeats the history") {
  const std::string history =
      "<div>On 4 May 2026, Dana &lt;d@example.com&gt; wrote:</div>"
      "<blockquote><div>Is it up?</div><div>And who restarted it?</div></blockquote>";
  CHECK(body_of("Please run<blockquote>sudo restart</blockquote>" + history)
            .starts_with("Please run\n\nsudo restart\n\nOn 4 May"));
  CHECK(body_of("Hi,<blockquote>And who restarted it?</blockquote>Dana did." + history)
            .starts_with("Hi,\n\n> And who restarted it?\n\nDana did.\n"));
  CHECK(body_of("Hi,<blockquote>And who restarted it?</blockquote>Dana did.")
            .starts_with("Hi,\n\n> And who"));
}

TEST_CASE("Gmail: attribution, quote, inline answers and forwards") {
  const Message inline_reply = read_html(
      "<div dir=ltr>Hi Dana,</div><br><div class=\"gmail_quote\"><div dir=ltr class=\"gmail_attr\">"
      "On Mon, 4 May 2026 at 09:00, Dana &lt;<a "
      "href=\"mailto:d@example.com\">d@example.com</a>&gt; "
      "wrote:<br></div><blockquote class=\"gmail_quote\"><div>Is it up?</div></blockquote>"
      "<div>Yes, it is.</div></div>");
  CHECK(zones_of(inline_reply) ==
        "attribution 0: On Mon, 4 May 2026 at 09:00, Dana <d@example.com> wrote:\n"
        "quote 1: > Is it up?\n");
  CHECK(inline_reply.body.ends_with("\nYes, it is.\n"));

  const Message forward = read_html(
      "<div>See below.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">---------- "
      "Forwarded message ---------<br>From: Dana &lt;d@example.com&gt;<br>Subject: Help<br></div>"
      "<br><div>Please help.</div></div>");
  CHECK(zones_of(forward) ==
        "header 0: ---------- Forwarded message ---------\nFrom: Dana <d@example.com>\n"
        "Subject: Help\nquote 1: > Please help.\n");

  const Message bare = read_html(
      "Reply<div class=gmail_quote><div class=gmail_quote>On 4 May 2026, Dana wrote:"
      "<div>Test</div></div></div>");
  CHECK(zones_of(bare) == "attribution 0: On 4 May 2026, Dana wrote:\nquote 1: > Test\n");
}

TEST_CASE("Outlook: what follows the reply header is the quote") {
  const std::string header =
      "<b>From:</b> Dana &lt;d@example.com&gt;<br><b>Sent:</b> Monday<br><b>To:</b> "
      "Support<br><b>Subject:</b> Down";
  const std::string expected =
      "header 0: From: Dana <d@example.com>\nSent: Monday\nTo: Support\nSubject: Down\n"
      "quote 1: > My site is down.\n>\n> Dana\n";
  CHECK(zones_of(read_html("<p>Fixed.</p><div id=appendonsend></div><hr><div id=divRplyFwdMsg>" +
                           header + "</div><p>My site is down.</p><p>Dana</p>")) == expected);
  CHECK(zones_of(read_html(
            "<p>Fixed.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3pt'>"
            "<p class=MsoNormal>" +
            header + "</p></div></div><p>My site is down.</p><p>Dana</p>")) == expected);
  CHECK(zones_of(read_html("<p>Fixed.</p><div><hr>" + header +
                           "<br><br>My site is down.<p>Dana</p></div>")) == expected);
  // Only a list of fields, and nobody's header.
  CHECK(zones_of(read_html("<p>Your data:</p><hr>Name: Dana<br>Phone: 5<br><br>Regards")) == "");
}

TEST_CASE("Apple Mail, Thunderbird, Yahoo, Proton") {
  CHECK(zones_of(read_html("Foo<div><blockquote type=cite><div>On 4 May 2026, at 09:00, Dana "
                           "&lt;d@example.com&gt; wrote:</div><br class=Apple-interchange-newline>"
                           "<div>Is it up?</div></blockquote></div>")) ==
        "attribution 0: On 4 May 2026, at 09:00, Dana <d@example.com> wrote:\n"
        "quote 1: > Is it up?\n");
  CHECK(zones_of(read_html("Foo<div class=moz-cite-prefix>Am 04.05.26 schrieb Dana:<br></div>"
                           "<blockquote type=cite cite='mid:x'>Geht es?</blockquote>Ja."
                           "<div class=moz-signature>-- <br>Tyler</div>")) ==
        "attribution 0: Am 04.05.26 schrieb Dana:\nquote 1: > Geht es?\n"
        "signature 0: -- \nTyler\n");
  CHECK(zones_of(read_html("Foo<div class=\"ydp12yahoo_quoted\"><div><div>On Monday, Dana wrote:"
                           "</div><div><br></div><div>Is it up?</div></div></div>")) ==
        "attribution 0: On Monday, Dana wrote:\nquote 1: > Is it up?\n");
  CHECK(zones_of(read_html("Foo<div class=protonmail_quote>On Monday, Dana wrote:<br><blockquote "
                           "class=protonmail_quote>Is it up?</blockquote></div>")) ==
        "attribution 0: On Monday, Dana wrote:\nquote 1: > Is it up?\n");
}

TEST_CASE("iPhone, Mail.ru: the attribution stands inside the quote") {
  const std::string line = "On 4 May 2026, at 09:00, Dana &lt;d@example.com&gt; wrote:";
  const std::string found =
      "attribution 0: On 4 May 2026, at 09:00, Dana <d@example.com> wrote:\nquote 1: > Is it up?\n";
  CHECK(zones_of(read_html("Foo<div><blockquote type=cite>" + line +
                           "<br><br></blockquote></div><blockquote type=cite><div>Is it up?</div>"
                           "</blockquote>")) == found);
  CHECK(zones_of(read_html("Foo<blockquote style='border-left:1px solid'>" + line +
                           "<br>&nbsp;<div>Is it up?</div></blockquote>")) == found);
  // What the customer quoted, or said below another attribution.
  CHECK(
      zones_of(read_html("Foo<blockquote type=cite>" + line +
                         "<blockquote type=cite>Is it up?</blockquote></blockquote>")) ==
      "quote 1: > On 4 May 2026, at 09:00, Dana <d@example.com> wrote:\n>\nquote 2: > > Is it up?\n");
  CHECK(zones_of(read_html("Foo<div class=moz-cite-prefix>Am 04.05.26 schrieb Dana:<br></div>"
                           "<blockquote type=cite>On 4 May 2026, d@example.com says:<br>Gone."
                           "</blockquote>")) ==
        "attribution 0: Am 04.05.26 schrieb Dana:\n"
        "quote 1: > On 4 May 2026, d@example.com says:\n> Gone.\n");
}

TEST_CASE("Zoho's attribution is named like a signature") {
  CHECK(zones_of(read_html("Done.<div class=zmail_extra><div id=Zm-_Id_-Sgn1>---- On Mon, 02 Jun "
                           "2025 Dana wrote ---</div><blockquote id=blockquote_zmail>Is it up?"
                           "</blockquote></div>")) ==
        "attribution 0: ---- On Mon, 02 Jun 2025 Dana wrote ---\nquote 1: > Is it up?\n");
}

TEST_CASE("a signature's container, and the delimiter above it") {
  CHECK(zones_of(read_html("Done.<br>-- <br><div class=gmail_signature>Tyler<br>Support</div>")) ==
        "signature 0: -- \nTyler\nSupport\n");
  CHECK(zones_of(read_html("Done.<div id=\"Signature\"><p>Tyler</p></div>")) ==
        "signature 0: Tyler\n");
  CHECK(zones_of(read_html("Done.<div name=messageSignatureSection>Tyler</div>")) ==
        "signature 0: Tyler\n");
}

TEST_CASE("runs know their element, colour, link and source") {
  const Message message = read_html(
      "<p style='color: #1F497D'>Yes, <a href='https://example.com/?a=1&amp;b=2'>here</a>.</p>"
      "<font color=red>No</font> &amp; more");
  check_runs(message);
  REQUIRE(message.html_runs.size() == 5);
  CHECK(message.html_runs[0].element == "p");
  CHECK(message.html_runs[0].color == "#1F497D");
  CHECK(message.html_runs[1].element == "a");
  CHECK(message.html_runs[1].color == "#1F497D");
  CHECK(message.html_runs[1].link == "https://example.com/?a=1&b=2");
  CHECK(message.html_runs[2].link == "");
  CHECK(message.html_runs[3].color == "red");
  CHECK(message.html_runs[4].color == "");
  CHECK(slice(message.html, message.html_runs[4].source) == " &amp; more");
}

TEST_CASE("charsets of HTML") {
  CHECK(body_of("<meta charset=iso-8859-15>\xA4 5") == "€ 5\n");
  CHECK(body_of("\xEF\xBB\xBFgr\xC3\xBC\xC3\x9F") == "grüß\n");
  CHECK(body_of("gr\xFC\xDF dich") == "grüß dich\n");
}

TEST_CASE("hostile HTML takes linear time and memory") {
  constexpr std::size_t times = 100'000;
  constexpr double most =
      4;  // seconds, with sanitizers on a busy machine: squared it takes minutes
  CHECK(seconds_for(repeat("<div>", times) + "x") < most);
  CHECK(seconds_for(repeat("<blockquote>x", times)) < most);
  CHECK(seconds_for(repeat("<div class=gmail_quote>x", times)) < most);
  CHECK(seconds_for(repeat("<div><i>", times / 2) + repeat("</b></i></q>", times)) < most);
  CHECK(seconds_for(repeat("<b>", times) + repeat("</p></div>", times)) < most);
  CHECK(seconds_for(repeat("<table><tr><td>x", times / 2)) < most);
  CHECK(seconds_for(repeat("<ul><li>x", times)) < most);
  CHECK(seconds_for(repeat("<!--", times)) < most);
  CHECK(seconds_for(repeat("<a href=\"", times)) < most);
  CHECK(seconds_for(repeat("<", times) + repeat("&", times) + repeat("</", times)) < most);
  CHECK(seconds_for("<p " + repeat("a=b ", times) + ">x") < most);
  CHECK(seconds_for("<a href=\"" + std::string(2000, 'x') + "\">" + repeat("<b>y</b>", times)) <
        most);
  std::string attributes;
  for (std::size_t i = 0; i < times; ++i) attributes += " a" + std::to_string(i) + "=b";
  CHECK(seconds_for("<p" + attributes + ">x") < most);
  CHECK(seconds_for(repeat("&abcdef", times) + repeat("&zzzzzz;", times)) < most);
  CHECK(seconds_for(repeat("&#146;", times)) < most);
  CHECK(seconds_for(repeat("<hr>From: a<br>", times)) < most);
  CHECK(seconds_for(repeat("<style>", times)) < most);
  CHECK(seconds_for(std::string(times, '\0')) < most);

  CHECK(read_html(repeat("<b>x", times)).html_runs.size() == 30000);
  CHECK(read_html(repeat("<b>", times) + "x").body == "x\n");
  CHECK(read_html(repeat("<blockquote>", times) + "x").body == repeat("> ", 16) + "x\n");

  const std::string long_name =
      "<" + std::string(times, 'a') + ">" + repeat("x<!-- -->", times / 10);
  std::size_t names = 0;
  for (const HtmlRun& run : read_html(long_name).html_runs) names += run.element.size();
  CHECK(names < 5 * long_name.size());
}
