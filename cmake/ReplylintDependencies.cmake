# Every outside library, in one place. Header-only ones are private to our sources and never
# reach a public header or a user's link line.
find_package(PkgConfig REQUIRED)
find_package(ICU 67 REQUIRED COMPONENTS uc i18n)

# Debian 12 ships RE2 without a CMake package; newer releases bring one.
find_package(re2 CONFIG QUIET)
if(NOT TARGET re2::re2)
  pkg_check_modules(re2 REQUIRED IMPORTED_TARGET GLOBAL re2)
  add_library(re2::re2 ALIAS PkgConfig::re2)
endif()

pkg_check_modules(gmime REQUIRED IMPORTED_TARGET GLOBAL gmime-3.0)
find_package(LibXml2 REQUIRED)
find_package(fmt REQUIRED)
# What they declare is compiled by src/text/formatted.cc alone.
add_library(fmt-headers INTERFACE)
target_include_directories(fmt-headers SYSTEM INTERFACE
  $<TARGET_PROPERTY:fmt::fmt-header-only,INTERFACE_INCLUDE_DIRECTORIES>)
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
find_package(nlohmann_json REQUIRED)
if(REPLYLINT_BUILD_CLI)
  find_package(CLI11 REQUIRED)
endif()
if(REPLYLINT_BUILD_TESTS)
  find_package(doctest REQUIRED)
endif()
if(REPLYLINT_BUILD_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
