#include "mail/reply_header.h"

#include <algorithm>
#include <iterator>

#include "text/ascii.h"

namespace replylint {
namespace {

// "From" as mail programs write it, lower case (letters outside ASCII also as they stand).
constexpr std::string_view sender_labels[] = {
    "from",     "von",       "de",          "da",         "van",       "fra",        "från",
    "od",       "от",        "От",          "от кого",    "От кого",   "lähettäjä",  "Lähettäjä",
    "feladó",   "Feladó",    "gönderen",    "Gönderen",   "kimden",    "expéditeur", "Expéditeur",
    "mittente", "remitente", "absender",    "afzender",   "avsändare", "Avsändare",  "nadawca",
    "від",      "Від",       "από",         "Από",        "发件人",    "寄件者",     "寄件人",
    "差出人",   "送信元",    "보낸 사람",   "보낸사람",   "מאת",       "من",         "dari",
    "từ",       "Từ",        "pošiljatelj", "odesílatel", "de la",
};

}  // namespace

std::optional<ReplyHeaderField> reply_header_field(std::string_view line) noexcept {
  constexpr std::size_t longest_label = 28;
  line = trim(line);
  while (line.starts_with('*')) line.remove_prefix(1);  // bold in text
  std::size_t colon = line.substr(0, longest_label + 3).find(':');
  std::size_t width = 1;
  if (colon == std::string_view::npos) {
    colon = line.substr(0, longest_label + 3).find("\xEF\xBC\x9A");  // the full-width colon
    width = 3;
  }
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view label = line.substr(0, colon);
  while (label.ends_with("\xC2\xA0")) label.remove_suffix(2);
  label = trim(label);
  const std::string_view value = line.substr(colon + width);
  if (label.empty() || value.starts_with("//")) return std::nullopt;
  if (width == 1 && !value.empty() && !is_space(value.front()) && value.front() != '*' &&
      !value.starts_with("\xC2\xA0"))
    return std::nullopt;
  const auto is_label_byte = [](char c) {
    return is_ascii_letter(c) || c == ' ' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
  };
  if (!std::all_of(label.begin(), label.end(), is_label_byte)) return std::nullopt;
  const bool is_sender =
      std::any_of(std::begin(sender_labels), std::end(sender_labels),
                  [&](std::string_view known) { return equals_ignoring_case(label, known); });
  return ReplyHeaderField{is_sender};
}

bool is_separator_line(std::string_view line) noexcept {
  line = trim(line);
  const auto begins = [&](std::string_view mark) { return line.starts_with(mark); };
  return begins("-----") || begins("_____") || begins("=====") ||
         starts_with_ignoring_case(line, "begin forwarded message");
}

bool is_attribution(std::string_view line) noexcept {
  constexpr std::size_t longest = 300;
  line = trim(line);
  if (line.size() > longest) return false;
  if (!line.ends_with(':') && !line.ends_with("\xEF\xBC\x9A")) return false;
  if (line.find('@') != std::string_view::npos) return true;
  return std::count_if(line.begin(), line.end(), is_ascii_digit) >= 4;
}

}  // namespace replylint
