// Processor time, so that limits hold on a busy machine.
#ifndef REPLYLINT_TESTS_CPU_TIME_H
#define REPLYLINT_TESTS_CPU_TIME_H

#include <ctime>

// Seconds of processor time that `work` takes in this thread.
template <typename Work>
double cpu_seconds(Work work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  const double start = now();
  work();
  return now() - start;
}

#endif
