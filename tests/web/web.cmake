# SPDX-License-Identifier: GPL-3.0-or-later
# The search box from outside: the requests of requests/ to search.cgi, and some of them through lighttpd,
# over an index of archive.jsonl. browser.py is run by hand.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(WEB_RUN ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/run.py
  --programs $<TARGET_FILE_DIR:search>:$<TARGET_FILE_DIR:indexer>
  --work ${CMAKE_CURRENT_BINARY_DIR}/web)
file(GLOB WEB_REQUESTS CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/requests/*.req)

add_test(NAME web/index COMMAND ${WEB_RUN} --make)
set_tests_properties(web/index PROPERTIES FIXTURES_SETUP web-index)
add_test(NAME web/requests COMMAND ${WEB_RUN} ${WEB_REQUESTS})
add_test(NAME web/libraries COMMAND ${WEB_RUN} --libraries)
add_test(NAME web/lighttpd COMMAND ${WEB_RUN} --lighttpd)
# Both write the configuration of the one folder.
set_tests_properties(web/requests web/lighttpd PROPERTIES FIXTURES_REQUIRED web-index RESOURCE_LOCK web-index)
set_tests_properties(web/lighttpd PROPERTIES SKIP_RETURN_CODE 77)
