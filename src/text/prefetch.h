// Memory that is asked for before it is read.
#ifndef REPLYLINT_TEXT_PREFETCH_H
#define REPLYLINT_TEXT_PREFETCH_H

#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace replylint {

// A look into a table of megabytes waits for memory some hundred instructions long. Where the
// places of many looks are known before the first, all of them are asked for, and wait at the same
// time.
inline void prefetch(const void* place) noexcept {
#if defined(__GNUC__)
  __builtin_prefetch(place);
#else
  static_cast<void>(place);
#endif
}

// Rows of a table, each of which is read some time after it was asked for: by read(rows).
template <typename Read>
class RowsAhead {
 public:
  explicit RowsAhead(Read read) : read_(std::move(read)) {}

  void add(const signed char* row) {
    if (count_ == waiting_.size()) read_waiting();
    waiting_[count_++] = row;
    prefetch(row);
  }
  // Reads those that were not read yet.
  void read_waiting() {
    read_(std::span<const signed char* const>(waiting_).first(count_));
    count_ = 0;
  }

 private:
  Read read_;
  std::array<const signed char*, 64> waiting_{};
  std::size_t count_ = 0;
};

}  // namespace replylint

#endif
