# RE2 and Abseil from sources, in the place of an installed RE2: for tools/test-newest-re2, which names
# this file in CMAKE_PROJECT_INCLUDE.
if(NOT PROJECT_NAME STREQUAL replylint)
  return()
endif()

function(add_newest_re2)
  set(BUILD_SHARED_LIBS OFF)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  set(CMAKE_CXX_STANDARD 20)
  set(ABSL_PROPAGATE_CXX_STD ON)
  set(RE2_INSTALL OFF)
  foreach(name abseil-cpp re2)
    add_subdirectory(${NEWEST_RE2_SOURCES}/${name} newest-re2/${name} EXCLUDE_FROM_ALL SYSTEM)
  endforeach()
endfunction()

add_newest_re2()
# find_package() is not to find another one.
set(CMAKE_DISABLE_FIND_PACKAGE_re2 ON)
