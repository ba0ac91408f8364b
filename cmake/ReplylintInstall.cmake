# What `cmake --install` puts in place: headers, libraries, the CMake package and pkg-config files.
include(CMakePackageConfigHelpers)

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/replylint)

install(TARGETS replylint-core replylint-mail EXPORT replylint-targets)
install(DIRECTORY include/replylint DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/replylint/version.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/replylint)
if(REPLYLINT_BUILD_CLI)
  install(TARGETS replylint)
  install(FILES ${PROJECT_BINARY_DIR}/share/replylint/style.schema.json
    DESTINATION ${CMAKE_INSTALL_DATADIR}/replylint)
  install(FILES ${PROJECT_BINARY_DIR}/share/man/replylint.1
    DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES src/cli/completion.bash RENAME replylint
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES docs/json.md docs/styles.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

install(EXPORT replylint-targets NAMESPACE replylint:: DESTINATION ${package_directory})
configure_package_config_file(cmake/replylintConfig.cmake.in replylintConfig.cmake
  INSTALL_DESTINATION ${package_directory}
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(replylintConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/replylintConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/replylintConfigVersion.cmake
  DESTINATION ${package_directory})

# The path from the .pc file back to the prefix, so that an installed tree can be moved.
file(RELATIVE_PATH prefix_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" prefix_from_pc "${prefix_from_pc}")
foreach(library core mail)
  configure_file(cmake/replylint-${library}.pc.in replylint-${library}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/replylint-${library}.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
