#include "mail/mime.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include <gmime/gmime.h>

#include "mail/charset.h"
#include "mail/flowed.h"
#include "mail/html_text.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace replylint {
namespace {

// Multiparts inside multiparts below this are attachments.
constexpr int deepest_part = 50;
// GMime's time grows with the square of the nesting: a message is cut before this many containers.
constexpr int most_containers = 2000;
// What GMime makes of a part takes some kB.
constexpr int most_parts = 5000;

struct Unref {
  template <typename T>
  void operator()(T* object) const {
    g_object_unref(object);
  }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeOptions {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

// GMime's start costs milliseconds: only messages that are MIME pay for it.
void initialize_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

std::string string_of(const char* text) {
  return text == nullptr ? std::string() : to_utf8(text);
}

// What a decoded header may hold and a value of ours may not: line ends.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

class Reader {
 public:
  Reader(std::string_view bytes, const HeaderSection& block);

  Message read();

  // After read().
  [[nodiscard]] std::optional<TextPart> text_part() const;

 private:
  // The text found so far. HTML is rendered when all of its place is known.
  struct Content {
    Message parts;  // body, html, html_runs, zones, attachments
    bool found = false;
  };

  [[nodiscard]] Content content_of(GMimeObject* part, int depth);
  [[nodiscard]] Content text_of(GMimePart* part, bool is_html);
  [[nodiscard]] Content first_of(GMimeMultipart* multipart, int depth);
  [[nodiscard]] Content alternative_of(GMimeMultipart* multipart, int depth);
  [[nodiscard]] Content all_of(GMimeMultipart* multipart, int depth);
  void add_attachment(GMimeObject* part, Content& content) const;
  void locate_body(GMimePart* part);

  std::string_view bytes_;
  HeaderSection block_;
  std::unique_ptr<GMimeParserOptions, FreeOptions> options_;
  std::optional<std::size_t> body_start_;  // of the only text part, where it is not encoded
  std::optional<TextPart> part_;           // the only text part; places are as in body_start_
  std::size_t shift_ = 0;                  // from those places to places in bytes_
  bool bound_ = false;                     // signed, or beside another version of the text
  int text_parts_ = 0;
  bool has_plain_ = false;  // in an alternative whose plain text is known: no other is rendered
};

std::string decoded_content(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  const GByteArray* data = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  if (data == nullptr || data->data == nullptr) return {};
  return {reinterpret_cast<const char*>(data->data), data->len};
}

std::string media_type(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  if (type == nullptr) return "text/plain";
  const char* main = g_mime_content_type_get_media_type(type);
  const char* sub = g_mime_content_type_get_media_subtype(type);
  return to_lower(string_of(main) + '/' + string_of(sub));
}

std::string parameter(GMimeObject* part, const char* name) {
  return string_of(g_mime_object_get_content_type_parameter(part, name));
}

std::string file_name(GMimeObject* part) {
  const char* name = g_mime_object_get_content_disposition_parameter(part, "filename");
  if (name == nullptr) name = g_mime_object_get_content_type_parameter(part, "name");
  return on_one_line(string_of(name));
}

void append(Message& to, Message&& from) {
  for (Attachment& attachment : from.attachments) to.attachments.push_back(std::move(attachment));
  if (from.body.empty()) return;
  if (!to.body.empty() && !to.body.ends_with('\n')) to.body += '\n';
  const std::size_t body = to.body.size();
  const std::size_t html = to.html.size();
  for (HtmlRun& run : from.html_runs) {
    run.text.start += body;
    run.text.end += body;
    run.source.start += html;
    run.source.end += html;
    to.html_runs.push_back(std::move(run));
  }
  for (MarkupZone& zone : from.zones) {
    zone.span.start += body;
    zone.span.end += body;
    to.zones.push_back(zone);
  }
  to.body += from.body;
  to.html += from.html;
}

Reader::Reader(std::string_view bytes, const HeaderSection& block) : bytes_(bytes), block_(block) {
  initialize_gmime();
  options_.reset(g_mime_parser_options_new());
  const char* fallbacks[] = {"utf-8", "windows-1252", nullptr};
  g_mime_parser_options_set_fallback_charsets(options_.get(), fallbacks);
}

std::vector<Address> addresses(InternetAddressList* list) {
  std::vector<Address> result;
  if (list == nullptr) return result;
  constexpr int deepest_group = 4;
  const auto add = [&](auto&& self, InternetAddressList* some, int depth) -> void {
    const int count = internet_address_list_length(some);
    for (int i = 0; i < count; ++i) {
      InternetAddress* one = internet_address_list_get_address(some, i);
      if (INTERNET_ADDRESS_IS_MAILBOX(one)) {
        result.push_back({on_one_line(string_of(internet_address_get_name(one))),
                          on_one_line(string_of(
                              internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))))});
      } else if (INTERNET_ADDRESS_IS_GROUP(one) && depth < deepest_group) {
        self(self, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), depth + 1);
      }
    }
  };
  add(add, list, 0);
  return result;
}

// GMime descends into a group of addresses at every colon of a field, as deep as the stack goes.
void flatten_groups(std::string& text, std::size_t start, std::size_t end) {
  constexpr int most_groups = 100;
  int groups = 0;
  for (std::size_t i = start; i < end; ++i)
    if (text[i] == ':' && ++groups > most_groups) text[i] = ' ';
}

bool is_address_field(std::string_view line) {
  const std::string_view name = trim(line.substr(0, std::min<std::size_t>(line.find(':'), 16)));
  return equals_ignoring_case(name, "to") || equals_ignoring_case(name, "cc") ||
         equals_ignoring_case(name, "bcc") || equals_ignoring_case(name, "from") ||
         equals_ignoring_case(name, "sender") || equals_ignoring_case(name, "reply-to");
}

// GMime's time for a list of addresses grows with the square of its length: it gets short lists.
// Where the list that begins at `start` ends: behind a comma between two addresses.
std::size_t end_of_short_list(std::string_view field, std::size_t start) {
  constexpr std::size_t enough = 2000, most = 8000;
  bool quoted = false;
  for (std::size_t i = start; i < field.size() && i < start + most; ++i) {
    if (field[i] == '\\')
      ++i;
    else if (field[i] == '"')
      quoted = !quoted;
    else if (field[i] == ',' && !quoted && i >= start + enough)
      return i + 1;
  }
  return std::min(field.size(), start + most);
}

// The same for the fields of the messages within a body, which GMime reads by itself and of which
// nothing is used.
void shorten_inner_lists(std::string& body, std::size_t start, std::size_t end) {
  constexpr std::size_t longest = 2000;
  flatten_groups(body, start, end);
  for (std::size_t i = start + longest; i < end; ++i)
    if (body[i] != '\n' && body[i] != '\r') body[i] = ' ';
}

// Fields stand behind a line that may part two parts, up to a blank one, and again behind that
// where the part is a message, as those of a digest are without saying so. `fields`: those on the
// content of the whole body, in lower case.
void shorten_inner_lists(std::string& body, std::string_view fields) {
  constexpr std::string_view digests = "digest";
  const bool digest = fields.find(digests) != std::string_view::npos ||
                      to_lower(body).find(digests) != std::string::npos;
  bool in_header = fields.find("message/") != std::string_view::npos;
  bool is_message = false;  // the part whose header this is
  bool inside = false;      // a field of addresses
  std::size_t start = 0;
  for (std::size_t line = 0; line < body.size();) {
    const std::size_t end = std::min(body.find('\n', line), body.size());
    const std::string_view text = std::string_view(body).substr(line, end - line);
    const bool delimiter = text.starts_with("--");
    if (inside && !text.starts_with(' ') && !text.starts_with('\t')) {
      shorten_inner_lists(body, start, line);
      inside = false;
    }
    if (delimiter) {
      in_header = true;
      is_message = digest;
    } else if (in_header && trim(text).empty()) {
      in_header = std::exchange(is_message, false);
    } else if (in_header && !inside) {
      is_message = is_message || to_lower(text).find("message") != std::string::npos;
      inside = is_address_field(text);
      start = line;
    }
    line = end + 1;
  }
  if (inside) shorten_inner_lists(body, start, body.size());
}

struct Headers {
  Message& message;
  GMimeParserOptions* options;

  [[nodiscard]] std::string decode(const std::string& value) const {
    // GMime reads a C string; and a header that is not valid UTF-8 is decoded by its fallbacks.
    char* decoded = g_mime_utils_header_decode_text(options, value.c_str());
    std::string result = on_one_line(string_of(decoded));
    g_free(decoded);
    return result;
  }

  void add_addresses(std::vector<Address>& to, const std::string& value) const {
    std::string field = value;
    flatten_groups(field, 0, field.size());
    for (std::size_t start = 0; start < field.size();) {
      const std::size_t end = end_of_short_list(field, start);
      const std::string some = field.substr(start, end - start);
      start = end;
      InternetAddressList* list = internet_address_list_parse(options, some.c_str());
      if (list == nullptr) continue;
      for (Address& address : addresses(list)) to.push_back(std::move(address));
      g_object_unref(list);
    }
  }

  void add(const RawField& field) const {
    message.headers.push_back({to_utf8(field.name), decode(field.value)});
    const std::string& value = message.headers.back().value;
    const auto is = [&](std::string_view name) { return equals_ignoring_case(field.name, name); };
    if (is("from")) {
      add_addresses(message.from, field.value);
    } else if (is("reply-to")) {
      add_addresses(message.reply_to, field.value);
    } else if (is("to")) {
      add_addresses(message.to, field.value);
    } else if (is("cc")) {
      add_addresses(message.cc, field.value);
    } else if (is("bcc")) {
      add_addresses(message.bcc, field.value);
    } else if (is("subject")) {
      if (message.subject.empty()) message.subject = value;
    } else if (is("message-id")) {
      if (const auto ids = message_ids(value); !ids.empty() && message.message_id.empty())
        message.message_id = ids.front();
    } else if (is("in-reply-to")) {
      if (message.in_reply_to.empty()) message.in_reply_to = message_ids(value);
    } else if (is("references")) {
      if (message.references.empty()) message.references = message_ids(value);
    } else if (is("date") && !message.date) {
      if (GDateTime* date = g_mime_utils_header_decode_date(field.value.c_str())) {
        message.date = {g_date_time_to_unix(date),
                        static_cast<std::int32_t>(g_date_time_get_utc_offset(date) / 1000000)};
        g_date_time_unref(date);
      }
    }
  }
};

void Reader::add_attachment(GMimeObject* part, Content& content) const {
  Attachment attachment;
  attachment.name = file_name(part);
  attachment.media_type = media_type(part);
  if (GMIME_IS_PART(part)) {
    if (GMimeDataWrapper* wrapper = g_mime_part_get_content(GMIME_PART(part))) {
      if (GMimeStream* stream = g_mime_data_wrapper_get_stream(wrapper))
        attachment.size =
            static_cast<std::size_t>(std::max<gint64>(g_mime_stream_length(stream), 0));
    }
  } else if (GMIME_IS_MESSAGE_PART(part) && attachment.name.empty()) {
    if (GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)))
      attachment.name = on_one_line(string_of(g_mime_message_get_subject(inner)));
  }
  content.parts.attachments.push_back(std::move(attachment));
}

void Reader::locate_body(GMimePart* part) {
  ++text_parts_;
  body_start_.reset();
  part_.reset();
  if (text_parts_ > 1) return;
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  GMimeStream* stream = wrapper != nullptr ? g_mime_data_wrapper_get_stream(wrapper) : nullptr;
  if (stream == nullptr || stream->bound_start < 0) return;
  const auto start = static_cast<std::size_t>(stream->bound_start);
  const gint64 length = g_mime_stream_length(stream);
  TextPart text;
  text.start = start;
  text.end = start + static_cast<std::size_t>(std::max<gint64>(length, 0));
  text.charset = parameter(GMIME_OBJECT(part), "charset");
  switch (g_mime_part_get_content_encoding(part)) {
    case GMIME_CONTENT_ENCODING_BASE64:
      text.encoding = TransferEncoding::base64;
      break;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
      text.encoding = TransferEncoding::quoted_printable;
      break;
    case GMIME_CONTENT_ENCODING_UUENCODE:
      return;
    default:
      body_start_ = start;
      break;
  }
  part_ = std::move(text);
}

std::optional<TextPart> Reader::text_part() const {
  if (!part_ || bound_ || text_parts_ != 1 || part_->start < shift_) return std::nullopt;
  TextPart part = *part_;
  part.start = block_.body + part.start - shift_;
  part.end = std::min(block_.body + part.end - shift_, bytes_.size());
  if (part.start > part.end) return std::nullopt;
  return part;
}

Reader::Content Reader::text_of(GMimePart* part, bool is_html) {
  GMimeObject* object = GMIME_OBJECT(part);
  Content content;
  content.found = true;
  const std::string bytes = decoded_content(part);
  std::string charset = parameter(object, "charset");
  if (is_html) {
    ++text_parts_;
    body_start_.reset();
    part_.reset();
    if (charset.empty()) charset = declared_in_html(bytes);
    render_html(decode_charset(bytes, charset), content.parts);
    return content;
  }
  content.parts.body = decode_charset(bytes, charset);
  const bool flowed = to_lower(parameter(object, "format")) == "flowed";
  locate_body(part);
  if (flowed) {
    const bool delete_space = to_lower(parameter(object, "delsp")) == "yes";
    content.parts.body = unflow(content.parts.body, delete_space);
    body_start_.reset();
    if (part_) part_->flowed = true;
    bound_ |= delete_space;  // what was joined is not known any more
  }
  return content;
}

Reader::Content Reader::first_of(GMimeMultipart* multipart, int depth) {
  Content content;
  if (g_mime_multipart_get_count(multipart) > 0)
    content = content_of(g_mime_multipart_get_part(multipart, 0), depth);
  return content;
}

Reader::Content Reader::alternative_of(GMimeMultipart* multipart, int depth) {
  Content best;
  std::vector<Attachment> attachments;
  const int count = g_mime_multipart_get_count(multipart);
  bound_ |= count > 1;
  for (int i = 0; i < count; ++i) {
    GMimeObject* part = g_mime_multipart_get_part(multipart, i);
    const auto place = std::pair(body_start_, text_parts_);
    const bool had_plain = has_plain_;
    has_plain_ |= best.found && best.parts.html.empty() && !trim(best.parts.body).empty();
    Content content = content_of(part, depth);
    has_plain_ = had_plain;
    for (Attachment& attachment : content.parts.attachments)
      attachments.push_back(std::move(attachment));
    content.parts.attachments.clear();
    const bool has_text = content.found && !trim(content.parts.body).empty();
    const bool had_text = best.found && !trim(best.parts.body).empty();
    const bool plain = content.parts.html.empty();
    if (content.found &&
        (!best.found || (has_text && (!had_text || (plain && !best.parts.html.empty())))))
      best = std::move(content);
    else
      std::tie(body_start_, text_parts_) = place;
  }
  best.parts.attachments = std::move(attachments);
  return best;
}

Reader::Content Reader::all_of(GMimeMultipart* multipart, int depth) {
  Content content;
  const int count = g_mime_multipart_get_count(multipart);
  for (int i = 0; i < count; ++i) {
    Content one = content_of(g_mime_multipart_get_part(multipart, i), depth);
    content.found |= one.found;
    append(content.parts, std::move(one.parts));
  }
  return content;
}

Reader::Content Reader::content_of(GMimeObject* part, int depth) {
  Content content;
  const std::string type = media_type(part);
  if (GMIME_IS_MULTIPART(part) && depth < deepest_part) {
    GMimeMultipart* multipart = GMIME_MULTIPART(part);
    if (type == "multipart/alternative") return alternative_of(multipart, depth + 1);
    // The signature of a signed message is neither text nor an attachment.
    if (type == "multipart/signed") {
      bound_ = true;
      return first_of(multipart, depth + 1);
    }
    return all_of(multipart, depth + 1);
  }
  const bool is_html = type == "text/html" || type == "application/xhtml+xml";
  if (GMIME_IS_PART(part) && (is_html || type == "text/plain" || type == "text/enriched")) {
    const char* disposition = g_mime_object_get_disposition(part);
    const bool attached = disposition != nullptr && equals_ignoring_case(disposition, "attachment");
    if (!attached && file_name(part).empty()) {
      if (has_plain_) return content;
      return text_of(GMIME_PART(part), is_html);
    }
  }
  add_attachment(part, content);
  return content;
}

// Where the message has more containers than that, or more lines that may begin a part, what comes
// before them.
std::string_view before_excess_parts(std::string_view bytes) {
  constexpr std::string_view name = "content-type:";
  int containers = 0, delimiters = 0;
  for (std::size_t line = 0; line < bytes.size();) {
    std::string_view rest = bytes.substr(line);
    if (rest.starts_with("--") && !rest.starts_with("-- ") && ++delimiters > most_parts)
      return bytes.substr(0, line);
    if (starts_with_ignoring_case(rest, name)) {
      rest.remove_prefix(name.size());
      const std::size_t value = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
      rest.remove_prefix(value);
      if ((starts_with_ignoring_case(rest, "multipart/") ||
           starts_with_ignoring_case(rest, "message/")) &&
          ++containers > most_containers)
        return bytes.substr(0, line);
    }
    const std::size_t end = bytes.find('\n', line);
    if (end == std::string_view::npos) break;
    line = end + 1;
  }
  return bytes;
}

// Quoted-printable text of which each line is one of the file's: no soft line break, and no line
// end that is written as "=0A".
bool keeps_lines(std::string_view raw) {
  for (std::size_t at = raw.find('='); at != std::string_view::npos; at = raw.find('=', at + 1)) {
    if (at + 2 >= raw.size() || hex_value(raw[at + 1]) < 0 || hex_value(raw[at + 2]) < 0)
      return false;
    const char low = to_lower(raw[at + 2]);
    if (raw[at + 1] == '0' && (low == 'a' || low == 'd')) return false;
  }
  return true;
}

// In a buffer of Emacs attachments are tags (MML) until it is sent:
// <#part type="application/pdf" filename="~/prices.pdf" disposition=attachment>
void add_tagged_attachments(Message& message) {
  constexpr std::string_view attribute = " filename=";
  std::string_view rest = message.body;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!line.starts_with("<#part ") && !line.starts_with("<#external ")) continue;
    const std::size_t at = line.find(attribute);
    if (at == std::string_view::npos) continue;
    std::string_view path = line.substr(at + attribute.size());
    if (path.starts_with('"')) {
      path.remove_prefix(1);
      path = path.substr(0, path.find('"'));
    } else {
      path = path.substr(0, path.find_first_of(" >"));
    }
    message.attachments.push_back({std::string(path.substr(path.find_last_of('/') + 1)), "", 0});
  }
}

Message Reader::read() {
  Message message;
  message.has_headers = true;
  message.attachments_known = true;
  const std::string_view header = bytes_.substr(block_.start, block_.end - block_.start);
  const Headers headers{message, options_.get()};
  // Of the fields GMime gets only those on content.
  std::string content_fields;
  for (const RawField& field : read_fields(header)) {
    headers.add(field);
    // A type that is none means text (RFC 2045, section 5.2).
    if (equals_ignoring_case(field.name, "content-type") &&
        field.value.find('/') == std::string::npos)
      continue;
    if (starts_with_ignoring_case(field.name, "content-"))
      content_fields.append(field.name).append(": ").append(field.value).append("\n");
  }
  content_fields += "MIME-Version: 1.0\n\n";
  std::string_view body = bytes_.substr(block_.body);
  std::string flat;
  if (const std::string lower = to_lower(content_fields);
      lower.find("multipart/") != std::string::npos ||
      lower.find("message/") != std::string::npos) {
    flat = before_excess_parts(body);
    shorten_inner_lists(flat, lower);
    body = flat;
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_stream_write(stream.get(), content_fields.data(), content_fields.size());
  g_mime_stream_write(stream.get(), body.data(), body.size());
  g_mime_stream_reset(stream.get());
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  const Owned<GMimeObject> root(g_mime_parser_construct_part(parser.get(), options_.get()));
  if (!root) return message;

  Content content = content_of(root.get(), 0);
  // A message that is one text is read, even if it calls itself an attachment.
  if (!content.found && GMIME_IS_PART(root.get())) {
    const std::string type = media_type(root.get());
    if (type.starts_with("text/")) content = text_of(GMIME_PART(root.get()), type == "text/html");
  }
  append(message, std::move(content.parts));
  if (block_.editor_buffer) add_tagged_attachments(message);
  shift_ = content_fields.size();
  if (const auto part = text_part();
      part && part->encoding == TransferEncoding::quoted_printable && !part->flowed &&
      keeps_lines(bytes_.substr(part->start, part->end - part->start)))
    body_start_ = part_->start;
  message.lines_of_file = body_start_ && *body_start_ >= content_fields.size();
  if (message.lines_of_file) {
    const std::size_t start = block_.body + *body_start_ - content_fields.size();
    message.body_line =
        1 +
        static_cast<std::size_t>(std::count(
            bytes_.begin(),
            bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(start, bytes_.size())), '\n'));
    if (start <= bytes_.size() && bytes_.substr(start).starts_with(message.body))
      message.body_offset = start;
  }
  return message;
}

}  // namespace

std::optional<TextPart> find_text_part(std::string_view bytes, const HeaderSection& block) {
  Reader reader(bytes, block);
  (void)reader.read();
  return reader.text_part();
}

Message parse_mime(std::string_view bytes, const HeaderSection& block) {
  Reader reader(bytes, block);
  Message message = reader.read();
  message.body_is_one_part = !message.html.empty() || reader.text_part().has_value();
  return message;
}

}  // namespace replylint
