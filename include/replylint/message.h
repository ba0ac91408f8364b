// One message as values: headers, one UTF-8 body, attachments by name.
#ifndef REPLYLINT_MESSAGE_H
#define REPLYLINT_MESSAGE_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/block.h"
#include "replylint/export.h"
#include "replylint/span.h"

namespace replylint {

/// A mailbox of RFC 5322, section 3.4, decoded to UTF-8. Either part may be empty.
struct Address {
  std::string name;     ///< display name, e.g. "Tyler Hannigan"
  std::string address;  ///< addr-spec, e.g. "tyler@example.com"
};

/// A part that is not the text of the message.
struct Attachment {
  std::string name;        ///< file name, UTF-8; empty if the part has none
  std::string media_type;  ///< e.g. "application/pdf", lower case
  std::size_t size = 0;    ///< bytes as encoded in the message; 0 if not known
};

/// A header field, decoded to UTF-8 and unfolded.
struct HeaderField {
  std::string name;  ///< as written
  std::string value;
};

/// A date with the offset that its writer used.
struct Date {
  std::int64_t seconds = 0;     ///< since 1970-01-01 00:00 UTC
  std::int32_t utc_offset = 0;  ///< seconds east of UTC
};

/// Where a stretch of the body comes from in the HTML it was made from. Runs are in the order of
/// the body, do not overlap, and cover every byte of the body that was text in the HTML, up to
/// 30,000 runs.
struct HtmlRun {
  Span text;            ///< in Message::body
  Span source;          ///< in Message::html: the character data of the element
  std::string element;  ///< name of the element that holds the text, lower case, e.g. "p"
  std::string color;    ///< CSS colour in force as written, empty if none was set
  std::string link;     ///< href of the enclosing <a>, empty if there is none
};

/// A part of the body of which the markup says what it is: Gmail's quote, Outlook's header block,
/// a signature container. Text alone would not show it.
struct MarkupZone {
  Span span;  ///< in Message::body, whole lines
  BlockKind kind = BlockKind::quote;
  int depth = 1;  ///< quote depth that the markup gives to these lines
};

/// A message. Every string is valid UTF-8. A value: copying copies all of it.
struct Message {
  std::vector<Address> from;
  std::vector<Address> reply_to;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::vector<Address> bcc;
  std::string subject;
  std::string message_id;                ///< without angle brackets
  std::vector<std::string> in_reply_to;  ///< without angle brackets
  std::vector<std::string> references;   ///< oldest first, without angle brackets
  std::optional<Date> date;
  std::vector<HeaderField> headers;  ///< all fields of the top level, in order
  std::vector<Attachment> attachments;
  bool attachments_known = false;  ///< false: there may be others than those listed
  std::string body;                ///< the text; line ends as they came (LF or CR LF)
  std::size_t body_line = 1;       ///< the line of the file at which the body begins, from 1; 1 too
                                   ///< where its lines are not the file's
  /// The body's lines are those of the file, from body_line on. False where it is decoded (base64,
  /// quoted-printable), unwrapped (format=flowed), put together of several parts, or made from
  /// HTML.
  bool lines_of_file = true;
  /// The byte of the file at which the body begins, if it stands there byte for byte; nothing
  /// where it is decoded, converted, or made from HTML.
  std::optional<std::size_t> body_offset;
  /// The body is a text part by itself. False where another version of it stands beside it
  /// (multipart/alternative), or it is signed, of several parts, or unwrapped by delsp: another
  /// body cannot be put in its place.
  bool body_is_one_part = true;
  std::string html;  ///< the HTML the body was made from, as UTF-8; empty for plain text
  std::vector<HtmlRun> html_runs;
  std::vector<MarkupZone> zones;  ///< in order, not overlapping; empty for plain text
  bool has_headers = false;  ///< false where only a body was given: nothing is known of headers

  /// The first field of that name (ASCII case is ignored), or nullptr.
  [[nodiscard]] REPLYLINT_EXPORT const HeaderField* header(std::string_view name) const noexcept;

  /// A message that is only a body. Any bytes: what is not UTF-8 becomes U+FFFD, one for each
  /// maximal ill-formed sequence (Unicode, section 3.9); all other bytes stay as they are.
  [[nodiscard]] REPLYLINT_EXPORT static Message from_text(std::string_view bytes);
};

}  // namespace replylint

#endif
