/* indexer/extract/page_names_table.h: words of class and id, and tags, by what they say of the text in it.
 *
 * Sorted, so that they are found by halving. A row may be two words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

/* clang-format off */
/* None of the article's text is in what is called so. Whole words. */
static const char *const dropping_names[] = {
    "ad", "ads", "adsense", "advert", "advertisement", "advertising", "advertorial", "adverts",
    "also read", "anzeige", "anzeigen", "author bio", "author box", "author info", "autor", "banner",
    "bio", "bottom nav", "breadcrumb", "breadcrumbs", "btn", "button", "buttons", "byline", "bylines",
    "caption", "captions", "comment", "commentaires", "commentlist", "comments", "consent",
    "contributors", "cookie", "cookies", "copyright", "credit", "credits", "cta", "dateline", "disqus",
    "donate", "donation", "fb", "fblike", "feedback", "flyout", "footer", "footnav", "galerie",
    "gallery", "gdpr", "hidden", "infobox", "inline related", "jp relatedposts", "kommentar",
    "kommentare", "latest news", "lightbox", "login", "masthead", "media caption", "megamenu", "menu",
    "meta", "metadata", "modal", "more from", "more news", "more stories", "most popular", "most read",
    "nav", "navbar", "navi", "navigation", "newsletter", "newsletters", "noprint", "outbrain",
    "overlay", "pager", "paginate", "pagination", "partner", "paywall", "player", "popular", "popup",
    "post meta", "print hidden", "promo", "promoted", "promotion", "rating", "ratings", "read also",
    "read more", "read next", "readmore", "reco", "recommend", "recommendation", "recommendations",
    "recommended", "register", "registration", "related", "relatedarticles", "relatedposts", "respond",
    "rss", "screen reader", "search", "share", "shareaholic", "sharebar", "sharedaddy", "sharing",
    "shoutbox", "sidebar", "signup", "site header", "skip", "skiplink", "slideshow", "sociable",
    "social", "socials", "sponsor", "sponsored", "sr only", "subnav", "subscribe", "subscription",
    "syndication", "taboola", "tag", "tagcloud", "taglist", "tags", "teaser", "teasers", "teilen",
    "timestamp", "toc", "toolbar", "toolbox", "tools", "tooltip", "trending", "utility", "verwandte",
    "visually hidden", "werbung", "widget", "widgets", "yarpp", "zurueck",
};

/* Parts of a name: text is more likely the article's, or less. Anywhere in it. */
static const char *const good_parts[] = {
    "article", "body", "content", "entry", "main", "page", "post", "text", "blog", "story", "news",
};
static const char *const bad_parts[] = {
    "banner", "combx", "comment", "com-", "contact", "foot", "footer", "footnote", "gdpr", "masthead",
    "media", "meta", "outbrain", "promo", "related", "scroll", "share", "shoutbox", "sidebar",
    "skyscraper", "sponsor", "shopping", "tags", "tool", "widget", "teaser", "nav", "menu", "caption",
};
/* These say that the body itself is in it. */
static const char *const body_parts[] = {
    "article-body", "articlebody", "article_body", "article-content", "articlecontent", "article__body",
    "article__content", "article-text", "articletext", "article_text", "entry-content", "entry-body",
    "entrycontent", "story-body", "storybody", "story_body", "story-content", "story-text", "storytext",
    "post-content", "postcontent", "post-body", "post_content", "post-text", "body-text", "bodytext",
    "body-content", "news-body", "news-text", "newstext", "news-content", "text-content", "main-text",
    "content-body", "contentbody", "content__body", "content__article-body", "rich-text", "richtext",
    "td-post-content",
};
/* clang-format on */
