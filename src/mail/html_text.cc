#include "mail/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "mail/html_references.h"
#include "mail/html_style.h"
#include "mail/html_tokenizer.h"
#include "mail/reply_header.h"
#include "text/ascii.h"

namespace replylint {
namespace {

// Deeper quotes are written like this one: a line costs no more than its marks.
constexpr int deepest_quote = 16;
constexpr std::size_t longest_link = 2048;
// Bounds for memory. Elements that would be nested deeper are left out, as browsers do from a few
// hundred on; their text stays.
constexpr std::size_t most_open = 10000;
constexpr std::size_t most_runs = 30000;

enum Property : unsigned {
  block = 1,      // begins and ends a line
  paragraph = 2,  // a blank line around it
  empty = 4,      // has no content and no end tag
  not_shown = 8,  // content that no reader sees
  boundary = 16,  // end tags inside it close nothing outside
};

struct ElementProperties {
  std::string_view name;
  unsigned properties;
};

constexpr ElementProperties element_table[] = {
    {"address", block},
    {"area", empty},
    {"article", block},
    {"aside", block},
    {"base", empty},
    {"blockquote", block},
    {"body", block},
    {"br", empty},
    {"caption", block | boundary},
    {"center", block},
    {"col", empty},
    {"datalist", not_shown},
    {"dd", block},
    {"details", block},
    {"dialog", block},
    {"dir", block},
    {"div", block},
    {"dl", block | paragraph},
    {"dt", block},
    {"embed", empty},
    {"fieldset", block},
    {"figcaption", block},
    {"figure", block},
    {"footer", block},
    {"form", block},
    {"h1", block | paragraph},
    {"h2", block | paragraph},
    {"h3", block | paragraph},
    {"h4", block | paragraph},
    {"h5", block | paragraph},
    {"h6", block | paragraph},
    {"header", block},
    {"hr", empty | block | paragraph},
    {"html", block},
    {"img", empty},
    {"input", empty},
    {"li", block},
    {"link", empty},
    {"listing", block | paragraph},
    {"main", block},
    {"meta", empty},
    {"nav", block},
    {"ol", block | paragraph},
    {"p", block | paragraph},
    {"param", empty},
    {"pre", block | paragraph},
    {"section", block},
    {"select", not_shown},
    {"source", empty},
    {"svg", not_shown},
    {"table", block | boundary},
    {"tbody", block},
    {"td", block | boundary},
    {"template", not_shown},
    {"tfoot", block},
    {"th", block | boundary},
    {"thead", block},
    {"tr", block},
    {"track", empty},
    {"ul", block | paragraph},
    {"wbr", empty},
    {"xml", not_shown},
};

// The place in the table, or the size of the table for all other elements.
std::size_t index_of(std::string_view element) {
  const auto* found = std::lower_bound(
      std::begin(element_table), std::end(element_table), element,
      [](const ElementProperties& row, std::string_view name) { return row.name < name; });
  if (found == std::end(element_table) || found->name != element) return std::size(element_table);
  return static_cast<std::size_t>(found - std::begin(element_table));
}

unsigned properties_of(std::string_view element) {
  const std::size_t index = index_of(element);
  return index < std::size(element_table) ? element_table[index].properties : 0;
}

// What mail programs say with an element about its content.
enum class Role {
  none,
  quote,            // a quote and nothing else
  quote_container,  // an attribution, then the quote, then perhaps the writer's own text again
  attribution,
  header,  // the header fields of the message that follows
  signature,
  preformatted,  // pasted text
};

struct Mark {
  std::string_view text;  // lower case
  enum { whole, prefix, suffix, part } match;
  Role role;
};

// Class names, ids and names of containers, by the program that writes them. Nested copies carry
// prefixes ("x_divRplyFwdMsg", "ydp1234yahoo_quoted"), so most are looked for at the end.
constexpr Mark marks[] = {
    {"gmail_attr", Mark::suffix, Role::attribution},       // Gmail
    {"gmail_quote", Mark::suffix, Role::quote_container},  //
    {"gmail_quote_container", Mark::suffix, Role::quote_container},
    {"gmail_signature_prefix", Mark::suffix, Role::signature},
    {"divrplyfwdmsg", Mark::suffix, Role::header},  // Outlook
    {"olk_src_body_section", Mark::prefix, Role::quote_container},
    {"ms-outlook-mobile-reference-message", Mark::suffix, Role::quote_container},
    {"moz-cite-prefix", Mark::suffix, Role::attribution},  // Thunderbird
    {"moz-forward-container", Mark::suffix, Role::quote_container},
    {"moz-email-headers-table", Mark::suffix, Role::header},
    {"yahoo_quoted", Mark::part, Role::quote_container},  // Yahoo
    {"yahooquotedmsg", Mark::part, Role::quote_container},
    {"protonmail_quote", Mark::whole, Role::quote_container},  // Proton
    {"protonmail_signature_block", Mark::prefix, Role::signature},
    {"tutanota_quote", Mark::whole, Role::quote_container},  // Tuta
    {"zmail_extra", Mark::prefix, Role::quote_container},    // Zoho
    {"zm-_id_-sgn1", Mark::whole, Role::attribution},
    {"zm-_id_-sgn", Mark::prefix, Role::signature},
    {"freshdesk_quote", Mark::whole, Role::quote_container},  // help desks
    {"quoted_text", Mark::whole, Role::quote_container},
    {"quotedreply", Mark::whole, Role::quote_container},
    {"intercom-quote", Mark::prefix, Role::quote_container},
    {"front-blockquote", Mark::whole, Role::quote_container},
    {"missive_quote", Mark::whole, Role::quote_container},
    {"mailquote", Mark::whole, Role::quote_container},
    {"mail-quote-collapse", Mark::whole, Role::quote_container},  // Mail.ru
    {"mail-app-auto-quote", Mark::suffix, Role::quote_container},
    {"reply-intro", Mark::whole, Role::attribution},              // Roundcube
    {"messagereplysection", Mark::whole, Role::quote_container},  // Spark
    {"messagesignaturesection", Mark::whole, Role::signature},
    {"replyforwardmessage", Mark::whole, Role::quote_container},
    {"isreplycontent", Mark::suffix, Role::quote_container},  // NetEase
    {"isforwardcontent", Mark::suffix, Role::quote_container},
    {"ntes-mailmaster-quote", Mark::suffix, Role::quote_container},
    {"hey_quoted_content", Mark::whole, Role::quote_container},
    {"signature", Mark::suffix, Role::signature},  // everybody's
};

bool matches(const Mark& mark, std::string_view name) {
  switch (mark.match) {
    case Mark::whole:
      return equals_ignoring_case(name, mark.text);
    case Mark::prefix:
      return starts_with_ignoring_case(name, mark.text);
    case Mark::suffix:
      return name.size() >= mark.text.size() &&
             equals_ignoring_case(name.substr(name.size() - mark.text.size()), mark.text);
    case Mark::part:
      return find_ignoring_case(name, mark.text) != std::string_view::npos;
  }
  return false;
}

Role role_of_name(std::string_view name) {
  constexpr std::size_t longest_name = 80;
  if (name.empty() || name.size() > longest_name) return Role::none;
  for (const Mark& mark : marks)
    if (matches(mark, name)) return mark.role;
  return Role::none;
}

Role role_of(const HtmlToken& tag) {
  if (tag.name == "blockquote") return Role::quote;
  if (const Role role = role_of_name(trim(tag.value("id"))); role != Role::none) return role;
  std::string_view classes = tag.value("class");
  constexpr int most_classes = 16;
  for (int i = 0; i < most_classes && !classes.empty(); ++i) {
    while (!classes.empty() && is_space(classes.front())) classes.remove_prefix(1);
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
    if (const Role role = role_of_name(classes.substr(0, end)); role != Role::none) return role;
    classes.remove_prefix(end);
  }
  const std::string_view name = tag.value("name");
  if (tag.name == "div" && equals_ignoring_case(name, "quote"))
    return Role::quote_container;  // GMX
  if (tag.name == "div") return role_of_name(name);
  return tag.name == "pre" ? Role::preformatted : Role::none;
}

// An element of which no program says what it holds. Without a border, such a <blockquote> is what
// editors indent with: <blockquote style="margin:0 0 0 40px;border:none;padding:0px">.
bool is_anonymous(const HtmlToken& tag) {
  return !tag.has("class") && !tag.has("id") && !tag.has("cite") && !tag.has("type");
}

bool is_code(std::string_view element) {
  return element == "code" || element == "kbd" || element == "samp" || element == "tt";
}

class Renderer {
 public:
  Renderer(std::string_view html, Message& message) : html_(html), message_(message) {
    budget_ = 4 * html.size() + 64 * 1024;
  }

  void run();

 private:
  // A line of text_, without quote marks: those are put before it when all lines are known.
  struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    int depth = 0;
    std::optional<BlockKind> kind;
  };

  // An element whose end tag has not come yet, and what was in force outside it.
  struct Open {
    std::string name;
    unsigned properties = 0;
    Role role = Role::none;
    bool paragraph = false;
    bool resolves = false;  // the outermost quote container: decides on its lines when it ends
    std::size_t first_line = 0;
    std::size_t text_start = 0;
    int depth = 0;
    std::optional<BlockKind> kind;
    bool hidden = false;
    bool no_size = false;
    bool preformatted = false;
    std::size_t color = 0;
    std::size_t link = 0;
    int list_item = 0;  // the number of the next item; -1 in <ul>
  };

  // The search for header fields ("From: … Sent: … To: …") below a rule or a border.
  struct HeaderSearch {
    bool active = false;
    bool sender = false;
    int fields = 0;
    std::size_t first_line = 0;
  };

  // Lines [first, end) of an outermost <blockquote> without any attribute.
  struct BareQuote {
    std::size_t first = 0;
    std::size_t end = 0;
  };

  void text(Span source);
  void preformatted_text(Span source);
  void start(const HtmlToken& tag);
  void end(const std::string& name);
  void open(const HtmlToken& tag, unsigned properties);
  static HtmlStyle style_of(const HtmlToken& tag);
  void take_color_and_link(const HtmlToken& tag, const HtmlStyle& style);
  void begin_block(const HtmlToken& tag, const HtmlStyle& style, unsigned properties, Open& open);
  void begin_role(const HtmlToken& tag, Open& open);
  static void begin_list(const HtmlToken& tag, Open& open);
  void close();
  void close_to(std::size_t size);
  void close_implied(const std::string& name);
  void resolve(const Open& container);

  void begin_content();
  void request_break(int lines) { breaks_ = std::max(breaks_, lines); }
  void line_break();
  void end_line();
  void push_line(Line line);
  void push_blank_line();
  void write(std::string_view bytes, Span source);
  void white_space(bool no_break, Span source);
  void commit_header();
  void mark_attribution_above();
  void mark_attribution_within(std::size_t first);  // a quote that ends, and begins there
  void mark_delimiter_above();
  void release_own_quotes();
  void release_preformatted_mail();
  void assemble();

  [[nodiscard]] bool line_is_empty() const { return text_.size() == line_begin_; }
  [[nodiscard]] std::string_view line_text(const Line& line) const {
    return std::string_view(text_).substr(line.begin, line.end - line.begin);
  }
  [[nodiscard]] const std::string& within_budget(const std::string& value);

  std::string_view html_;
  Message& message_;
  std::string text_;
  std::vector<Line> lines_;
  std::vector<HtmlRun> runs_;
  std::vector<Open> stack_;
  std::array<int, std::size(element_table) + 1> open_count_{};  // in stack_, by index_of
  std::vector<std::string> colors_{""};
  std::vector<std::string> links_{""};
  std::size_t budget_ = 0;  // bytes that names, colours and links of runs may still take

  std::size_t line_begin_ = 0;
  bool line_forced_ = false;  // holds only a no-break space: a blank line that is meant
  int breaks_ = 0;            // 1: a line end is due before more text; 2: and a blank line
  std::string marker_;        // of a list item, due before its text
  bool cell_due_ = false;
  bool row_has_cells_ = false;
  bool run_open_ = false;
  bool after_pre_tag_ = false;
  int code_elements_ = 0;     // that are open
  bool line_is_code_ = true;  // nothing of the line stands outside them

  int depth_ = 0;
  std::optional<BlockKind> kind_;
  bool hidden_ = false;
  bool no_size_ = false;
  bool preformatted_ = false;
  std::size_t color_ = 0;
  std::size_t link_ = 0;
  HeaderSearch header_;
  bool in_container_ = false;
  bool quoted_ = false;  // a quote has ended
  std::optional<std::size_t> first_quote_line_;
  std::vector<BareQuote> bare_quotes_;
};

const std::string& Renderer::within_budget(const std::string& value) {
  if (value.size() > budget_) return colors_.front();
  budget_ -= value.size();
  return value;
}

// --- lines ---------------------------------------------------------------------------------------

void Renderer::push_line(Line line) {
  const std::string_view content = line_text(line);
  if (header_.active) {
    const std::optional<ReplyHeaderField> field = reply_header_field(content);
    if (content.empty()) {
      if (header_.fields > 0) commit_header();
    } else if (field) {
      if (header_.fields == 0) header_.first_line = std::min(header_.first_line, lines_.size());
      ++header_.fields;
      header_.sender |= field->is_sender;
    } else if (header_.fields > 0 || !is_separator_line(content)) {
      commit_header();
      line.depth = depth_;
    }
  }
  lines_.push_back(line);
}

void Renderer::push_blank_line() {
  push_line({text_.size(), text_.size(), depth_, kind_});
}

// Ends the search for header fields. If there were some, they are a header block and what follows
// is the message they belong to.
void Renderer::commit_header() {
  if (!header_.active) return;
  header_.active = false;
  if (header_.fields < 2 || !header_.sender) return;
  for (std::size_t i = header_.first_line; i < lines_.size(); ++i)
    if (lines_[i].begin < lines_[i].end) lines_[i].kind = BlockKind::header;
  ++depth_;
}

void Renderer::end_line() {
  run_open_ = false;
  if (line_is_empty()) {
    if (line_forced_) push_blank_line();
    line_forced_ = false;
    return;
  }
  line_forced_ = false;
  const bool delimiter = std::string_view(text_).substr(line_begin_) == "-- ";
  if (!preformatted_ && !delimiter && text_.back() == ' ') {
    text_.pop_back();
    if (!runs_.empty() && runs_.back().text.end > text_.size()) {
      runs_.back().text.end = text_.size();
      if (runs_.back().text.empty()) runs_.pop_back();
    }
  }
  if (!line_is_empty()) {
    const bool code = line_is_code_ && !kind_ && depth_ == 0;
    push_line({line_begin_, text_.size(), depth_, code ? BlockKind::preformatted : kind_});
  }
  line_is_code_ = true;
  line_begin_ = text_.size();
}

void Renderer::line_break() {
  if (hidden_) return;
  if (breaks_ > 0) {
    end_line();
    breaks_ = 0;
  }
  marker_.clear();
  if (line_is_empty())
    push_blank_line();
  else
    end_line();
  cell_due_ = false;
}

void Renderer::begin_content() {
  if (breaks_ > 0) {
    end_line();
    if (breaks_ >= 2 && !lines_.empty() && lines_.back().begin < lines_.back().end)
      push_blank_line();
    breaks_ = 0;
  }
  if (!marker_.empty()) {
    text_ += marker_;
    marker_.clear();
    run_open_ = false;
  }
  if (cell_due_) {
    if (!line_is_empty()) {
      if (text_.back() == ' ') {
        text_.back() = '\t';
        if (!runs_.empty() && runs_.back().text.end == text_.size()) {
          --runs_.back().text.end;
          if (runs_.back().text.empty()) runs_.pop_back();
        }
      } else {
        text_ += '\t';
      }
    }
    run_open_ = false;
    cell_due_ = false;
  }
}

// --- text ----------------------------------------------------------------------------------------

void Renderer::write(std::string_view bytes, Span source) {
  line_is_code_ = line_is_code_ && (code_elements_ > 0 || bytes == " ");
  if (!run_open_ && runs_.size() < most_runs) {
    runs_.push_back({{text_.size(), text_.size()},
                     {source.start, source.start},
                     stack_.empty() ? std::string() : within_budget(stack_.back().name),
                     within_budget(colors_[color_]),
                     within_budget(links_[link_])});
    run_open_ = true;
  }
  text_ += bytes;
  if (!run_open_) return;
  runs_.back().text.end = text_.size();
  runs_.back().source.end = source.end;
}

void Renderer::white_space(bool no_break, Span source) {
  if (line_is_empty() || breaks_ > 0) {
    if (no_break) {
      begin_content();
      line_forced_ = line_is_empty();
    }
    return;
  }
  if (text_.back() != ' ' && text_.back() != '\t' && !cell_due_) write(" ", source);
}

void Renderer::text(Span source) {
  run_open_ = false;
  if (hidden_ || no_size_) return;
  if (preformatted_) return preformatted_text(source);
  std::string decoded;
  for (std::size_t i = source.start; i < source.end;) {
    const char c = html_[i];
    if (is_space(c)) {
      white_space(false, {i, i + 1});
      ++i;
      continue;
    }
    std::size_t size = 0;
    decoded.clear();
    if (c == '&') {
      size = decode_reference(html_.substr(i, source.end - i), false, decoded);
    } else if (html_.substr(i, 2) == "\xC2\xA0") {
      size = 2;
      decoded = "\xC2\xA0";
    }
    if (size > 0) {
      const Span reference{i, i + size};
      if (decoded == "\xC2\xA0") {
        white_space(true, reference);
      } else if (decoded.size() == 1 && is_space(decoded[0])) {
        white_space(false, reference);
      } else {
        begin_content();
        write(decoded, reference);
      }
      i += size;
      continue;
    }
    std::size_t end = i + 1;
    while (end < source.end && !is_space(html_[end]) && html_[end] != '&' && html_[end] != '\xC2')
      ++end;
    begin_content();
    write(html_.substr(i, end - i), {i, end});
    i = end;
  }
}

void Renderer::preformatted_text(Span source) {
  std::string decoded;
  std::size_t i = source.start;
  if (after_pre_tag_) {  // the first line end in <pre> is not shown
    if (html_.substr(i, 2) == "\r\n")
      i += 2;
    else if (i < source.end && html_[i] == '\n')
      ++i;
    after_pre_tag_ = false;
  }
  while (i < source.end) {
    const char c = html_[i];
    if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < source.end && html_[i + 1] == '\n') ++i;
      ++i;
      line_break();
      continue;
    }
    std::size_t size = 0;
    decoded.clear();
    if (c == '&') size = decode_reference(html_.substr(i, source.end - i), false, decoded);
    if (size > 0 && (decoded == "\n" || decoded == "\r")) {
      if (decoded == "\n") line_break();
      i += size;
      continue;
    }
    std::size_t end = i + 1;
    while (end < source.end && html_[end] != '\n' && html_[end] != '\r' && html_[end] != '&') ++end;
    begin_content();
    if (size > 0) {
      write(decoded, {i, i + size});
      i += size;
    } else {
      write(html_.substr(i, end - i), {i, end});
      i = end;
    }
  }
}

// --- elements ------------------------------------------------------------------------------------

// End tags that may be left out: a paragraph ends where a block begins, an item where the next one
// begins.
void Renderer::close_implied(const std::string& name) {
  constexpr std::size_t farthest = 64;
  const bool is_item = name == "li" || name == "dt" || name == "dd";
  const bool is_cell = name == "td" || name == "th";
  const bool is_row = name == "tr";
  for (std::size_t i = stack_.size(); i > 0 && stack_.size() - i < farthest; --i) {
    const std::string& open = stack_[i - 1].name;
    if (open == "p") return close_to(i - 1);
    if (is_item && (open == "li" || open == "dt" || open == "dd")) return close_to(i - 1);
    if (is_cell && (open == "td" || open == "th")) return close_to(i - 1);
    if (is_row && open == "tr") return close_to(i - 1);
    const bool passes = is_row && (open == "td" || open == "th");
    if ((stack_[i - 1].properties & block) != 0 && !passes) return;
  }
}

// What the style of a tag says, or its attributes in place of one.
HtmlStyle Renderer::style_of(const HtmlToken& tag) {
  HtmlStyle style;
  if (const std::string_view value = tag.value("style"); !value.empty())
    style = parse_style(decode_attribute(value));
  if (tag.name == "font" || tag.name == "body") {
    const std::string_view color = tag.value(tag.name == "font" ? "color" : "text");
    if (style.color.empty() && color.size() <= 64) style.color = color;
  }
  return style;
}

void Renderer::open(const HtmlToken& tag, unsigned properties) {
  if (stack_.size() == most_open) return;
  Open open;
  open.name = tag.name;
  open.text_start = text_.size();
  open.properties = properties;
  open.depth = depth_;
  open.kind = kind_;
  open.hidden = hidden_;
  open.no_size = no_size_;
  open.preformatted = preformatted_;
  open.color = color_;
  open.link = link_;
  open.role = role_of(tag);

  const HtmlStyle style = style_of(tag);
  if (open.role == Role::quote && style.no_border && is_anonymous(tag)) open.role = Role::none;
  take_color_and_link(tag, style);
  if ((properties & not_shown) != 0 || style.hidden || tag.has("hidden")) hidden_ = true;
  if (style.no_size) no_size_ = *style.no_size;
  if (hidden_ || (open.role == Role::preformatted && (depth_ > 0 || kind_))) open.role = Role::none;
  const bool is_block = (properties & block) != 0 || open.role != Role::none;
  if (open.role != Role::none) open.properties |= block;
  if (is_block && !hidden_) begin_block(tag, style, properties, open);

  if (open.role != Role::none) {
    begin_role(tag, open);
  } else if (style.border_top && (properties & block) != 0 && !hidden_) {
    end_line();
    header_ = {true, false, 0, lines_.size()};
  }

  if (tag.name == "pre" || tag.name == "listing") {
    preformatted_ = true;
    after_pre_tag_ = true;
  }
  if (style.preformatted) preformatted_ = true;
  if (style.collapses) preformatted_ = false;
  if (is_code(tag.name)) ++code_elements_;
  begin_list(tag, open);
  ++open_count_[index_of(open.name)];
  stack_.push_back(std::move(open));
}

void Renderer::take_color_and_link(const HtmlToken& tag, const HtmlStyle& style) {
  if (!style.color.empty()) {
    colors_.push_back(style.color);
    color_ = colors_.size() - 1;
  }
  if (tag.name == "a") {
    if (const std::string_view link = tag.value("href");
        !link.empty() && link.size() <= longest_link) {
      links_.push_back(decode_attribute(link));
      link_ = links_.size() - 1;
    }
  }
}

// The lines that a block is parted from the text above it by.
void Renderer::begin_block(const HtmlToken& tag, const HtmlStyle& style, unsigned properties,
                           Open& open) {
  const bool outlook_paragraph =
      tag.name == "p" && starts_with_ignoring_case(tag.value("class"), "mso");
  open.paragraph = ((properties & paragraph) != 0 && !style.no_margin && !outlook_paragraph) ||
                   open.role == Role::quote;
  const bool nested_list =
      (tag.name == "ul" || tag.name == "ol") && !stack_.empty() && stack_.back().name == "li";
  if (nested_list) open.paragraph = false;
  // The first paragraph of a cell has no margin above.
  const bool begins_cell = !stack_.empty() && stack_.back().text_start == text_.size() &&
                           (stack_.back().name == "td" || stack_.back().name == "th");
  if (begins_cell) open.paragraph = false;
  if (cell_due_ && line_is_empty()) return;
  const bool first_in_cell = cell_due_ && breaks_ == 0;
  if (!first_in_cell && marker_.empty()) request_break(open.paragraph ? 2 : 1);
}

// A quote, the container of one, an attribution, a header or a signature.
void Renderer::begin_role(const HtmlToken& tag, Open& open) {
  end_line();
  open.first_line = lines_.size();
  if (open.role == Role::quote) {
    commit_header();
    if (depth_ == 0) mark_attribution_above();
    if (in_container_ && !first_quote_line_) first_quote_line_ = lines_.size();
    if (depth_ == 0 && !in_container_ && tag.attributes.empty())
      bare_quotes_.push_back({lines_.size(), lines_.size()});
    ++depth_;
    kind_.reset();
  } else if (open.role == Role::quote_container) {
    if (!in_container_ && depth_ == 0) {
      in_container_ = open.resolves = true;
      first_quote_line_.reset();
    }
  } else {
    kind_ = open.role == Role::attribution    ? BlockKind::attribution
            : open.role == Role::header       ? BlockKind::header
            : open.role == Role::preformatted ? BlockKind::preformatted
                                              : BlockKind::signature;
    if (open.role == Role::header) header_.active = false;
    if (open.role == Role::signature) mark_delimiter_above();
  }
}

void Renderer::begin_list(const HtmlToken& tag, Open& open) {
  if (tag.name == "ul") open.list_item = -1;
  if (tag.name != "ol") return;
  open.list_item = 1;
  const std::string_view first = tag.value("start");
  if (!first.empty() && first.size() <= 6 &&
      std::all_of(first.begin(), first.end(), is_ascii_digit))
    open.list_item = std::stoi(std::string(first));
}

void Renderer::start(const HtmlToken& tag) {
  const unsigned properties = properties_of(tag.name);
  run_open_ = false;
  if (tag.name != "pre") after_pre_tag_ = false;
  if ((properties & block) != 0) close_implied(tag.name);
  if (tag.name == "br") {
    // Apple Mail ends its attribution, which stands inside the quote, with a break of its own.
    if (depth_ == 1 && find_ignoring_case(tag.value("class"), "apple-interchange-newline") !=
                           std::string_view::npos) {
      end_line();
      for (std::size_t i = stack_.size(); i > 0 && stack_.size() - i < 16; --i) {
        const Open& quote = stack_[i - 1];
        if (quote.role != Role::quote) continue;
        const bool colon = !lines_.empty() && line_text(lines_.back()).ends_with(':');
        if (colon && lines_.size() - quote.first_line <= 3) {
          for (std::size_t line = quote.first_line; line < lines_.size(); ++line) {
            lines_[line].depth = 0;
            lines_[line].kind = BlockKind::attribution;
          }
        }
        break;
      }
    }
    return line_break();
  }
  if (tag.name == "hr") {
    if (hidden_) return;
    request_break(2);
    end_line();
    header_ = {true, false, 0, lines_.size()};
    return;
  }
  if ((properties & empty) != 0) return;
  if (tag.name == "tr") row_has_cells_ = false;
  if (tag.name == "td" || tag.name == "th") {
    if (row_has_cells_ && !line_is_empty()) {
      breaks_ = 0;
      cell_due_ = true;
    }
    const bool joins = cell_due_;
    open(tag, properties);
    if (joins) breaks_ = 0;
    row_has_cells_ = true;
    return;
  }
  open(tag, properties);
  if (tag.name == "li" && !hidden_) {
    marker_ = "- ";
    int level = 0;
    constexpr std::size_t farthest = 64;
    constexpr int deepest_indent = 4;
    for (std::size_t i = stack_.size() - 1; i > 0 && stack_.size() - i < farthest; --i) {
      Open& list = stack_[i - 1];
      if (list.list_item == 0) continue;
      if (++level == 1 && list.list_item > 0) marker_ = std::to_string(list.list_item++) + ". ";
    }
    const int indent = 2 * std::clamp(level - 1, 0, deepest_indent);
    marker_.insert(0, static_cast<std::size_t>(indent), ' ');
  }
}

void Renderer::end(const std::string& name) {
  // Bounded, so that end tags without a beginning cost no more than their bytes.
  constexpr std::size_t farthest = 64;
  run_open_ = false;
  after_pre_tag_ = false;
  if (name == "br") return line_break();
  if (open_count_[index_of(name)] == 0) return;
  const bool is_block = (properties_of(name) & block) != 0;
  for (std::size_t i = stack_.size(); i > 0 && stack_.size() - i < farthest; --i) {
    const Open& open = stack_[i - 1];
    if (open.name == name) return close_to(i - 1);
    if (!is_block && (open.properties & block) != 0) return;
    const bool table_part = name == "table" || name == "tr" || name == "tbody" || name == "thead" ||
                            name == "tfoot" || name == "body" || name == "html";
    if ((open.properties & boundary) != 0 && !(table_part && open.name != "table")) return;
  }
}

void Renderer::close_to(std::size_t size) {
  while (stack_.size() > size) close();
}

void Renderer::close() {
  const Open open = std::move(stack_.back());
  stack_.pop_back();
  --open_count_[index_of(open.name)];
  if (is_code(open.name)) --code_elements_;
  const bool was_hidden = hidden_;
  if ((open.properties & block) != 0 && !was_hidden) request_break(open.paragraph ? 2 : 1);
  if (open.role != Role::none || (open.properties & block) != 0) {
    if (!was_hidden && breaks_ > 0 &&
        (open.role != Role::none || open.preformatted != preformatted_))
      end_line();
  }
  // The last paragraph of a cell has no margin below.
  if (open.name == "td" || open.name == "th") breaks_ = std::min(breaks_, 1);
  if (open.role == Role::header && kind_ == BlockKind::header) {
    if (lines_.size() > open.first_line) ++depth_;
  } else if (open.role == Role::quote) {
    header_.active = false;
    depth_ = open.depth;
    if (depth_ == 0) {
      if (!quoted_) mark_attribution_within(open.first_line);
      quoted_ = true;
    }
    if (!bare_quotes_.empty() && bare_quotes_.back().first == open.first_line)
      bare_quotes_.back().end = lines_.size();
  }
  if (open.role != Role::none) kind_ = open.kind;
  if (open.resolves) resolve(open);
  hidden_ = open.hidden;
  no_size_ = open.no_size;
  preformatted_ = open.preformatted;
  color_ = open.color;
  link_ = open.link;
}

// --- quotes --------------------------------------------------------------------------------------

// "26.06.2014, 14:41, Alexander <a@example.com>:" right above a quote says whose it is, in any
// language.
void Renderer::mark_attribution_above() {
  std::size_t i = lines_.size();
  while (i > 0 && lines_.size() - i < 2 && lines_[i - 1].begin == lines_[i - 1].end) --i;
  if (i == 0) return;
  Line& line = lines_[i - 1];
  if (!line.kind && line.depth == 0 && is_attribution(line_text(line)))
    line.kind = BlockKind::attribution;
}

// The same with an address and a date where it is the first line inside the first quote: iPhones
// give it a quote of its own, and Mail.ru has it above the text.
void Renderer::mark_attribution_within(std::size_t first) {
  const auto is_blank = [&](std::size_t i) { return lines_[i].begin == lines_[i].end; };
  while (first < lines_.size() && is_blank(first)) ++first;
  if (first == lines_.size()) return;
  Line& line = lines_[first];
  constexpr std::ptrdiff_t least_digits = 4;
  const std::string_view text = line_text(line);
  if (line.depth != 1 || line.kind || !is_attribution(text) ||
      text.find('@') == std::string_view::npos ||
      std::count_if(text.begin(), text.end(), is_ascii_digit) < least_digits)
    return;
  // What stands below may tell that it says whose words the customer quoted.
  std::size_t below = first + 1;
  while (below < lines_.size() && is_blank(below)) ++below;
  if (below < lines_.size() && lines_[below].depth != 1) return;
  const auto introduces = [](const Line& each) {
    return each.kind == BlockKind::attribution || each.kind == BlockKind::header;
  };
  if (std::any_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(first), introduces))
    return;
  line.depth = 0;
  line.kind = BlockKind::attribution;
}

// "-- " right above a signature belongs to it.
void Renderer::mark_delimiter_above() {
  if (lines_.empty()) return;
  Line& line = lines_.back();
  if (!line.kind && trim(line_text(line)) == "--") line.kind = BlockKind::signature;
}

// What a container of the outermost level means shows when all of it is known. With quotes marked
// inside, what stands above the first is the attribution, and what stands between and below them
// is the writer's own. Without, or in a forwarded message, all of it is a quote.
void Renderer::resolve(const Open& container) {
  in_container_ = false;
  const std::size_t last = lines_.size();
  const auto is_blank = [&](std::size_t i) { return lines_[i].begin == lines_[i].end; };
  std::size_t first = container.first_line;
  while (first < last && is_blank(first)) ++first;
  if (first == last) return;

  const bool forwarded =
      is_separator_line(line_text(lines_[first])) || reply_header_field(line_text(lines_[first]));
  if (first_quote_line_ && !forwarded) {
    std::size_t intro = first;
    while (intro < *first_quote_line_ && intro < last) {
      if (!is_blank(intro) && !lines_[intro].kind) lines_[intro].kind = BlockKind::attribution;
      ++intro;
    }
    return;
  }
  // An attribution or a header block, then the message.
  std::size_t i = first;
  if (forwarded) {
    for (; i < last && lines_[i].depth == 0 && !is_blank(i); ++i) {
      const std::string_view content = line_text(lines_[i]);
      if (!is_separator_line(content) && !reply_header_field(content) &&
          lines_[i].kind != BlockKind::attribution && lines_[i].kind != BlockKind::header)
        break;
      lines_[i].kind = BlockKind::header;
    }
  } else {
    constexpr std::size_t longest_attribution = 3;
    for (std::size_t line = first; line < last && line - first < longest_attribution; ++line) {
      if (!line_text(lines_[line]).ends_with(':')) continue;
      for (; i <= line; ++i)
        if (!is_blank(i)) lines_[i].kind = BlockKind::attribution;
      break;
    }
  }
  // Below a header block that was recognised as such the depth has been raised already.
  const bool raised =
      std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(first), lines_.end(),
                  [](const Line& line) { return line.kind == BlockKind::header; }) &&
      depth_ > container.depth;
  if (!raised) {
    for (; i < last; ++i) {
      ++lines_[i].depth;
      if (lines_[i].depth == 1) lines_[i].kind.reset();
    }
  }
  depth_ = container.depth;
}

// --- the body ------------------------------------------------------------------------------------

// Mail clients mark their quotes by attributes or an attribution. A bare <blockquote> above the
// history of the thread that repeats no line of it is the writer's own text, set apart.
void Renderer::release_own_quotes() {
  constexpr std::size_t most_history = 64 * 1024;  // bytes
  constexpr std::size_t longest_search = 60;       // bytes of a line that are looked for
  constexpr std::size_t most_searches = 64;
  if (bare_quotes_.empty()) return;
  const auto source = std::find_if(lines_.begin(), lines_.end(), [](const Line& line) {
    return line.kind == BlockKind::attribution || line.kind == BlockKind::header;
  });
  const auto history = static_cast<std::size_t>(source - lines_.begin());
  const auto letters = [&](const Line& line) {
    std::string found;
    for (const char c : line_text(line).substr(0, most_history))
      if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
        found += to_lower(c);
    return found;
  };
  std::string below;
  for (std::size_t i = history; i < lines_.size() && below.size() < most_history; ++i)
    below += letters(lines_[i]);
  std::size_t searches = 0;
  for (const BareQuote& quote : bare_quotes_) {
    if (below.empty() || quote.end > history) return;
    bool repeats = false;
    for (std::size_t i = quote.first; i < quote.end && !repeats; ++i) {
      const std::string line = letters(lines_[i]).substr(0, longest_search);
      if (line.empty()) continue;
      repeats = ++searches > most_searches || below.find(line) != std::string::npos;
    }
    if (repeats) continue;
    for (std::size_t i = quote.first; i < quote.end; ++i)
      lines_[i].depth = std::max(lines_[i].depth - 1, 0);
  }
}

// Some programs put a whole mail into a <pre>: then it is no pasted text. Above that stands text of
// the writer's own.
void Renderer::release_preformatted_mail() {
  bool own_text = false;
  for (Line& line : lines_) {
    if (line.begin == line.end) continue;
    if (line.kind == BlockKind::preformatted && !own_text)
      line.kind.reset();
    else
      own_text |= !line.kind && line.depth == 0;
  }
}

void Renderer::assemble() {
  while (!lines_.empty() && lines_.back().begin == lines_.back().end) lines_.pop_back();
  std::string& body = message_.body;
  body.reserve(text_.size() + 2 * lines_.size());
  std::size_t run = 0;
  std::size_t run_done = 0;
  std::size_t next_text = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const bool is_blank = line.begin == line.end;
    int depth = line.depth;
    std::optional<BlockKind> kind = line.kind;
    if (is_blank) {
      // A blank line belongs to what stands around it.
      if (next_text <= i) {
        next_text = i;
        while (next_text < lines_.size() && lines_[next_text].begin == lines_[next_text].end)
          ++next_text;
      }
      const Line& below = lines_[next_text];
      depth = i == 0 ? 0 : std::min(lines_[i - 1].depth, below.depth);
      kind = i > 0 && lines_[i - 1].kind == below.kind ? below.kind : std::nullopt;
      lines_[i].depth = depth;
      lines_[i].kind = kind;
    }
    depth = std::min(depth, deepest_quote);
    const std::size_t line_start = body.size();
    for (int mark = 0; mark < depth; ++mark) body += mark + 1 == depth && is_blank ? ">" : "> ";
    const std::size_t shift = body.size() - line.begin;
    for (; run < runs_.size() && runs_[run].text.start < line.end; ++run) {
      runs_[run].text.start += shift;
      runs_[run].text.end += shift;
    }
    run_done = run;
    body += line_text(line);
    if (depth > 0) kind = BlockKind::quote;
    if (kind) {
      std::vector<MarkupZone>& zones = message_.zones;
      const bool adjoins = i > 0 && !zones.empty() && zones.back().span.end + 1 == line_start;
      if (adjoins && zones.back().kind == *kind && zones.back().depth == depth)
        zones.back().span.end = body.size();
      else if (!is_blank)
        zones.push_back({{line_start, body.size()}, *kind, depth});
    }
    body += '\n';
  }
  runs_.resize(run_done);
  message_.html_runs = std::move(runs_);
}

void Renderer::run() {
  HtmlTokenizer tokenizer(html_);
  HtmlToken token;
  while (tokenizer.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::text:
        text(token.source);
        break;
      case HtmlToken::Kind::start_tag:
        start(token);
        break;
      case HtmlToken::Kind::end_tag:
        end(token.name);
        break;
    }
  }
  close_to(0);
  end_line();
  commit_header();
  release_own_quotes();
  release_preformatted_mail();
  assemble();
}

}  // namespace

void render_html(std::string html, Message& message) {
  message.html = std::move(html);
  Renderer(message.html, message).run();
}

}  // namespace replylint
