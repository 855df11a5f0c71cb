# SPDX-License-Identifier: GPL-3.0-or-later
add_library(lede-xapian-c-test-help STATIC ${PROJECT_SOURCE_DIR}/tests/unit/test_xapian_c_help.c)
target_include_directories(lede-xapian-c-test-help PUBLIC ${PROJECT_SOURCE_DIR}/tests/unit)
target_link_libraries(lede-xapian-c-test-help PUBLIC lede-xapian-c cmocka)

lede_test(xapian_c_open xapian-c-test-help)
lede_test(xapian_c_write xapian-c-test-help)
lede_test(xapian_c_crash xapian-c-test-help)
lede_test(xapian_c_search xapian-c-test-help)
lede_test(xapian_c_each xapian-c-test-help)
lede_test(xapian_c_lists xapian-c-test-help)
lede_test(xapian_c_walk xapian-c-test-help)
lede_test(xapian_c_whole xapian-c-test-help)
lede_test(xapian_c_tags xapian-c-test-help)

# Database::check() of libxapian 1.4.22 deletes through a wrong type, which AddressSanitizer reports.
set_tests_properties(unit/xapian_c_crash unit/xapian_c_whole PROPERTIES
  ENVIRONMENT ASAN_OPTIONS=new_delete_type_mismatch=0)
