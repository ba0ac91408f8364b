# replylint_compile_options(TARGET): warnings, sanitizers and clang-tidy for our own code.
function(replylint_compile_options target)
  # GCC 12 sees overlaps in std::string's operator+ that are not there (its bug 105651).
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${REPLYLINT_WARNINGS_AS_ERRORS}>:-Werror>)
  if(REPLYLINT_SANITIZE)
    # toml++ 3.3 reaches what it calls unreachable, for keys with a letter such as "ż", and refuses
    # them all the same.
    target_compile_options(${target} PRIVATE
      -fsanitize=address,undefined -fno-sanitize=unreachable -fno-sanitize-recover=all
      -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
  if(REPLYLINT_SANITIZE_THREADS)
    target_compile_options(${target} PRIVATE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=thread)
  endif()
  if(REPLYLINT_BUILD_FUZZERS)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(REPLYLINT_CLANG_TIDY)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "clang-tidy;--quiet")
  endif()
endfunction()
