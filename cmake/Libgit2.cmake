# libgit2, as the target `libgit2`.
#
# lockstep reads local objects only, and runs at every commit. A shared libgit2 costs 9 to 14 ms at start: it brings TLS,
# ssh and Kerberos and parses the system's certificates. So the static library is linked, and its network members are
# replaced by src/git/no_network.c, which leaves nothing to initialise: 1 ms. Where the static library or its private
# dependencies are missing, or have other symbols, the shared one serves (slower, equally right).
find_path(LIBGIT2_INCLUDE git2.h)
find_library(LIBGIT2_STATIC libgit2.a)
find_library(LIBGIT2_SHARED git2)
if(NOT LIBGIT2_INCLUDE OR NOT (LIBGIT2_STATIC OR LIBGIT2_SHARED))
  message(FATAL_ERROR "libgit2 is missing (Debian, Ubuntu: apt-get install libgit2-dev)")
endif()

set(static_parts "")
foreach(name IN ITEMS http_parser pcre2-8 mbedcrypto z)
  find_library(LIBGIT2_PART_${name} lib${name}.a)
  if(LIBGIT2_PART_${name})
    list(APPEND static_parts ${LIBGIT2_PART_${name}})
  endif()
endforeach()

if(LIBGIT2_STATIC)
  try_compile(LIBGIT2_LINKS_STATICALLY
    SOURCES ${CMAKE_SOURCE_DIR}/cmake/libgit2_probe.c ${CMAKE_SOURCE_DIR}/src/git/no_network.c
    CMAKE_FLAGS -DINCLUDE_DIRECTORIES=${LIBGIT2_INCLUDE}
    LINK_LIBRARIES ${LIBGIT2_STATIC} ${static_parts})
endif()

add_library(libgit2 INTERFACE)
target_include_directories(libgit2 SYSTEM INTERFACE ${LIBGIT2_INCLUDE})
if(LIBGIT2_LINKS_STATICALLY)
  add_library(libgit2_no_network OBJECT ${CMAKE_SOURCE_DIR}/src/git/no_network.c)
  target_link_libraries(libgit2 INTERFACE
    $<TARGET_OBJECTS:libgit2_no_network> ${LIBGIT2_STATIC} ${static_parts})
  message(STATUS "libgit2: static, without network code")
else()
  target_link_libraries(libgit2 INTERFACE ${LIBGIT2_SHARED})
  message(STATUS "libgit2: shared (each run starts about 10 ms slower; see cmake/Libgit2.cmake)")
endif()
