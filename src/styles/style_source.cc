#include "styles/style_source.h"

#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "replylint/style.h"

#include "styles/nearest_name.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{4} << 20U;

[[noreturn]] void fail(const std::string& file, std::string_view what) {
  throw StyleError(formatted("{}: {}", file, what), file, 0, 0);
}

[[noreturn]] void fail_on_directory(const std::string& path) {
  fail(path, "is a directory; name a style file in it, or a built-in style");
}

std::string read_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) fail(path, "there is no such file; check the name");
  if (fs::is_directory(status)) fail_on_directory(path);
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path, "cannot be read; check its permissions");
  std::string contents;
  char buffer[4096];
  while (file.read(buffer, sizeof buffer), file.gcount() > 0) {
    contents.append(buffer, static_cast<std::size_t>(file.gcount()));
    if (contents.size() > largest_file) fail(path, "is larger than 4 MB, so it is no style file");
  }
  if (file.bad()) fail(path, "cannot be read");
  return contents;
}

bool is_path(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".toml");
}

fs::path in_folder(std::string_view name, const std::string& folder) {
  fs::path path{std::string(name)};
  return path.is_relative() && !folder.empty() ? fs::path(folder) / path : path;
}

// A name that is no built-in style's.
[[noreturn]] void fail_on_name(std::string_view name, const std::string& folder) {
  const std::string shown = shown_name(name);
  std::error_code error;
  const fs::file_status status = fs::status(in_folder(name, folder), error);
  if (fs::is_directory(status)) fail_on_directory(shown);
  const std::string what = formatted("there is no built-in style “{}”", shown);
  if (fs::exists(status)) fail(shown, formatted("{}; give the file as ./{}", what, shown));
  const std::vector<std::string> names = Style::builtin_names();
  const std::vector<std::string_view> known(names.begin(), names.end());
  fail(shown, what + suggest_name(name, known,
                                  formatted("known are: {} (a file is given as ./NAME.toml)",
                                            joined(known, ", "))));
}

}  // namespace

StyleSource open_style(std::string_view name, const std::string& folder) {
  if (!is_path(name)) {
    if (Style::builtin_source(name).data() == nullptr) fail_on_name(name, folder);
    return {std::string(name), "built-in " + std::string(name), "", "", true};
  }
  const fs::path path = in_folder(name, folder);
  std::string text = read_file(path.string());
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return {path.string(), error ? path.string() : canonical.string(), path.parent_path().string(),
          std::move(text), false};
}

std::string shown_name(std::string_view name) {
  std::string result;
  for (const char c : name.substr(0, 60)) result += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return (name.size() > 60 ? to_utf8(result) + "…" : result);
}

}  // namespace replylint
