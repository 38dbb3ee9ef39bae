# lockstep_link_statically(TARGET)
#
# Without any shared library, where the system has the archives. Loading two and binding their symbols was half of what a
# start took, and a start is most of what a commit waits for; and such a program runs wherever Linux does, Alpine's C
# library or not. Its address is still chosen at random (-static-pie). Elsewhere only the C library is shared.
function(lockstep_link_statically target)
  if(LOCKSTEP_SANITIZE OR NOT LIBGIT2_LINKS_STATICALLY)
    return()
  endif()
  foreach(library IN ITEMS "${TREE_SITTER}" "${YAML_CPP_LIBRARY}")
    if(NOT library MATCHES "\\.a$")
      return()
    endif()
  endforeach()
  # Such a program moves its pointers itself when it starts; listed as differences they are 5 KB to read, not 400.
  set(options -static-pie -Wl,-z,pack-relative-relocs)
  try_compile(LOCKSTEP_LINKS_STATICALLY
    SOURCES ${CMAKE_SOURCE_DIR}/cmake/static_probe.cpp ${CMAKE_SOURCE_DIR}/src/git/no_user_database.c
    LINK_OPTIONS ${options})
  if(LOCKSTEP_LINKS_STATICALLY)
    target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src/git/no_user_database.c)
    # In place of the options of the folder: -static-libgcc would link the C library shared again.
    set_property(TARGET ${target} PROPERTY LINK_OPTIONS ${options} -Wl,--gc-sections)
  else()
    message(STATUS "${target}: with a shared C library (see cmake/Static.cmake)")
  endif()
endfunction()
