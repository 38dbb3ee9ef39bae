# lockstep_module(NAME SOURCES... [USES module...] [PRIVATE library...] [PRECOMPILED header...])
#
# One folder of src/ = one namespace = one static library. USES names the modules whose headers it may include (they are
# on its link line, and nothing else is); PRIVATE names outside libraries that this module alone hides; PRECOMPILED what
# most of its files include.
function(lockstep_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;PRIVATE;PRECOMPILED")
  add_library(lockstep_${name} STATIC ${arg_SOURCES})
  target_include_directories(lockstep_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(lockstep_${name} PRIVATE lockstep_warnings ${arg_PRIVATE})
  _lockstep_precompile(lockstep_${name} ${arg_PRECOMPILED})
  foreach(module IN LISTS arg_USES)
    target_link_libraries(lockstep_${name} PUBLIC lockstep_${module})
  endforeach()
endfunction()

# With LOCKSTEP_PRECOMPILE, headers are compiled once for the files of a module. Other builds go without, so that a file
# which does not include what it uses is found. Modules that name no headers share those of the standard library, with
# clang alone: gcc 12 then warns of std::string's own code.
function(_lockstep_precompile target)
  if(NOT LOCKSTEP_PRECOMPILE OR (NOT ARGN AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"))
    return()
  endif()
  set(std_headers <algorithm> <functional> <map> <memory> <optional> <set> <string> <string_view> <unordered_map>
      <utility> <variant> <vector>)
  if(ARGN)
    target_precompile_headers(${target} PRIVATE ${std_headers} ${ARGN})
    return()
  endif()
  if(NOT TARGET lockstep_std_headers)
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/std_headers.cpp CONTENT "")
    add_library(lockstep_std_headers OBJECT ${CMAKE_BINARY_DIR}/std_headers.cpp)
    target_link_libraries(lockstep_std_headers PRIVATE lockstep_warnings)
    target_precompile_headers(lockstep_std_headers PRIVATE ${std_headers})
  endif()
  target_precompile_headers(${target} REUSE_FROM lockstep_std_headers)
endfunction()

# lockstep_unit_test(NAME [LINKS library...])
#
# tests/unit/NAME/*.cpp, linked with module NAME alone, so that a test that reaches outside what the module may use
# does not link.
function(lockstep_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINKS")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/${name}/*.cpp)
  lockstep_gtest_program(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE lockstep_${name} GTest::gtest_main ${arg_LINKS})
  lockstep_add_gtest("unit: ${name}" test_${name})
endfunction()

# lockstep_add_gtest(NAME TARGET)
#
# All tests of a program as one test of ctest: under sanitizers a start takes longer than most of them. By hand,
# --gtest_filter picks one.
function(lockstep_add_gtest name target)
  add_test(NAME "${name}" COMMAND ${target} --gtest_brief=1)
  set_tests_properties("${name}" PROPERTIES SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
endfunction()

# lockstep_gtest_program(TARGET SOURCES...)
#
# A program of GoogleTest tests, without main(). gtest's header is compiled once for all of them, and nothing in them is
# optimised: that takes longer than it saves.
function(lockstep_gtest_program target)
  if(NOT TARGET lockstep_gtest_header)
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/gtest_header.cpp CONTENT "")
    add_library(lockstep_gtest_header OBJECT ${CMAKE_BINARY_DIR}/gtest_header.cpp)
    _lockstep_gtest_options(lockstep_gtest_header)
    target_precompile_headers(lockstep_gtest_header PRIVATE <gtest/gtest.h>)
  endif()
  add_executable(${target} ${ARGN})
  _lockstep_gtest_options(${target})
  target_precompile_headers(${target} REUSE_FROM lockstep_gtest_header)
endfunction()

# What a precompiled header and its users must have alike.
function(_lockstep_gtest_options target)
  target_link_libraries(${target} PRIVATE lockstep_warnings GTest::gtest)
  target_compile_options(${target} PRIVATE -O0)
  target_compile_definitions(${target} PRIVATE LOCKSTEP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endfunction()
