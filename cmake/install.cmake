# SPDX-License-Identifier: GPL-3.0-or-later
# cmake/install.cmake: what is installed beside the programs, which lede_program() installs. The C binding of
# libxapian is for programs other than ours as well: a static library, its header and a file for pkg-config.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ TYPE INCLUDE FILES_MATCHING PATTERN "*.h")
install(TARGETS lede-xapian-c ARCHIVE)
install(FILES ${PROJECT_BINARY_DIR}/xapian-c/xapian-c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

file(GLOB MAN_PAGES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.1)
install(FILES ${MAN_PAGES} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
