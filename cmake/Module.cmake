# lockstep_module(NAME SOURCES... [USES module...] [PRIVATE library...])
#
# One folder of src/ = one namespace = one static library. USES names the modules whose headers it may include (they are
# on its link line, and nothing else is); PRIVATE names outside libraries that this module alone hides.
function(lockstep_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;PRIVATE")
  add_library(lockstep_${name} STATIC ${arg_SOURCES})
  target_include_directories(lockstep_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(lockstep_${name} PRIVATE lockstep_warnings ${arg_PRIVATE})
  foreach(module IN LISTS arg_USES)
    target_link_libraries(lockstep_${name} PUBLIC lockstep_${module})
  endforeach()
endfunction()

# lockstep_unit_test(NAME [LINKS library...])
#
# tests/unit/NAME/*.cpp, linked with module NAME alone, so that a test that reaches outside what the module may use
# does not link.
function(lockstep_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINKS")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/${name}/*.cpp)
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE lockstep_${name} lockstep_warnings GTest::gtest GTest::gtest_main ${arg_LINKS})
  target_compile_definitions(test_${name} PRIVATE LOCKSTEP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(test_${name} TEST_PREFIX "${name}: " DISCOVERY_TIMEOUT 60)
endfunction()
