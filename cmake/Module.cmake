# lockstep_module(NAME SOURCES... [USES module...] [PRIVATE library...])
#
# One folder of src/ = one namespace = one static library. USES names the modules whose headers it may include (they are
# on its link line, and nothing else is); PRIVATE names outside libraries that this module alone hides.
function(lockstep_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;PRIVATE")
  add_library(lockstep_${name} STATIC ${arg_SOURCES})
  target_include_directories(lockstep_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(lockstep_${name} PRIVATE lockstep_warnings ${arg_PRIVATE})
  _lockstep_join(lockstep_${name})
  _lockstep_share_headers(lockstep_${name})
  foreach(module IN LISTS arg_USES)
    target_link_libraries(lockstep_${name} PUBLIC lockstep_${module})
  endforeach()
endfunction()

# With LOCKSTEP_JOIN, the files of a target are compiled several at a time and standard headers are compiled once for all:
# reading the headers takes longer than all else in them. So names in anonymous namespaces are unique within a module.
# Other builds compile each file by itself, and find the one that does not include what it uses.
function(_lockstep_join target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${LOCKSTEP_JOIN} UNITY_BUILD_BATCH_SIZE 32)
  if(LOCKSTEP_JOIN AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # It takes what is in an included file for something that others include too.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
  endif()
endfunction()

function(_lockstep_share_headers target)
  if(NOT LOCKSTEP_JOIN)
    return()
  endif()
  if(NOT TARGET lockstep_standard_headers)
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/standard_headers.cpp CONTENT "")
    add_library(lockstep_standard_headers OBJECT ${CMAKE_BINARY_DIR}/standard_headers.cpp)
    target_link_libraries(lockstep_standard_headers PRIVATE lockstep_warnings)
    _lockstep_join(lockstep_standard_headers)
    target_precompile_headers(lockstep_standard_headers PRIVATE
      <algorithm> <array> <functional> <map> <memory> <optional> <ostream> <set> <span> <string> <string_view>
      <unordered_map> <utility> <variant> <vector>)
  endif()
  target_precompile_headers(${target} REUSE_FROM lockstep_standard_headers)
endfunction()

# lockstep_test_program(TARGET SOURCES...)
#
# A program that tests run, with a main() of its own.
function(lockstep_test_program target)
  add_executable(${target} ${ARGN})
  _lockstep_test_options(${target})
endfunction()

# lockstep_test_library(TARGET SOURCES...)
#
# What several test programs share.
function(lockstep_test_library target)
  add_library(${target} STATIC ${ARGN})
  _lockstep_test_options(${target})
endfunction()

function(_lockstep_test_options target)
  target_link_libraries(${target} PRIVATE lockstep_warnings)
  _lockstep_join(${target})
  _lockstep_share_headers(${target})
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
  _lockstep_join(${target})
  _lockstep_gtest_options(${target})
  target_precompile_headers(${target} REUSE_FROM lockstep_gtest_header)
endfunction()

# What a precompiled header and its users must have alike.
function(_lockstep_gtest_options target)
  target_link_libraries(${target} PRIVATE lockstep_warnings GTest::gtest)
  target_compile_options(${target} PRIVATE -O0)
  target_compile_definitions(${target} PRIVATE LOCKSTEP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endfunction()
