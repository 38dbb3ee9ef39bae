# `cpack` in a build folder makes two Debian packages (ci/package does, and tries them): lockstep, which needs nothing, with its
# manual page and completions; and lockstep-pg, what talks to PostgreSQL, which needs libpq.
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/lockstep RENAME copyright
        COMPONENT lockstep EXCLUDE_FROM_ALL)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/lockstep-pg RENAME copyright
        COMPONENT lockstep-pg EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL lockstep lockstep-pg)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "The lockstep authors <lockstep@localhost>")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_LOCKSTEP_PACKAGE_NAME lockstep)
set(CPACK_DEBIAN_LOCKSTEP_PACKAGE_RECOMMENDS "git, lockstep-pg (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_LOCKSTEP_DESCRIPTION "Stops a commit whose database schema and migrations do not fit together, and
checks the same in CI. Needs no database and no node.")

set(CPACK_DEBIAN_LOCKSTEP-PG_PACKAGE_NAME lockstep-pg)
set(CPACK_DEBIAN_LOCKSTEP-PG_PACKAGE_DEPENDS "lockstep (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_LOCKSTEP-PG_PACKAGE_SUGGESTS "postgresql")
set(CPACK_COMPONENT_LOCKSTEP-PG_DESCRIPTION "The commands verify, migrate, status and drift of lockstep. verify starts a
server of its own from the programs in the package postgresql.")
include(CPack)
