/* indexer/extract/page_names_table.h: words of class and id, and tags, by what they say of the text in it.
 *
 * Sorted, so that they are found by halving. A row may be two words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

/* clang-format off */
/* None of the article's text is in what is called so. Whole words. */
static const char *const dropping_names[] = {
    "about author", "ad", "ads", "adsense", "advert", "advertisement", "advertising", "advertorial",
    "adverts", "also read", "anzeige", "anzeigen", "article meta", "article tags", "author about",
    "author bio", "author block", "author box", "author card", "author desc", "author description",
    "author info", "author profile", "authorblock", "authorbox", "authorinfo", "autor", "autorenbox",
    "banner", "bio", "bottom nav", "breadcrumb", "breadcrumbs", "breaking news", "btn", "button",
    "buttons", "byline", "bylines", "capping faq", "caption", "captions", "cmp", "comment",
    "commentaires", "commentlist", "comments", "consent", "contributors", "cookie", "cookiebanner",
    "cookiebar", "cookieconsent", "cookies", "copyright", "credit", "credits", "cta", "dateline",
    "disqus", "donate", "donation", "entry meta", "fb comments", "fb like", "fb root", "fblike",
    "feedback", "flyout", "footer", "footnav", "gdpr", "hidden", "image caption", "imagecaption",
    "infobox", "inline related", "jp relatedposts", "kommentar", "kommentare", "latest news",
    "lightbox", "login", "masthead", "megamenu", "menu", "meta", "meta info", "metadata", "modal",
    "more from", "more news", "more stories", "most popular", "most read", "nav", "navbar", "navi",
    "navigation", "newsletter", "newsletters", "noprint", "onetrust", "ot sdk", "outbrain", "overlay",
    "pager", "paginate", "pagination", "partner", "player", "popular posts", "popup", "post author",
    "post meta", "postmeta", "postmetadata", "print hidden", "privacy", "promo", "promoted",
    "promotion", "ratings", "read also", "read more", "read next", "reco", "recommend",
    "recommendation", "recommendations", "recommended", "register", "registration", "related",
    "relatedarticles", "relatedposts", "respond", "rss", "screen reader", "search", "share",
    "shareaholic", "sharebar", "sharedaddy", "sharing", "shoutbox", "sidebar", "signup", "site header",
    "skip", "skiplink", "slideshow", "sociable", "social", "socials", "sponsor", "sponsored", "sr only",
    "subnav", "subscribe", "subscription", "syndication", "taboola", "tagcloud", "taglist", "tags",
    "teaser", "teasers", "teilen", "timestamp", "toc", "toolbar", "toolbox", "tooltip", "trending",
    "utility", "verwandte", "visually hidden", "werbung", "widget", "widgets", "yarpp", "zurueck",
};

/* Of these the rows that drop even where most of the page lies. */
static const char *const hard_names[] = {
    "cmp", "comment", "commentlist", "comments", "consent", "cookie", "cookiebanner", "cookiebar",
    "cookieconsent", "cookies", "disqus", "gdpr", "kommentare", "newsletter", "onetrust", "ot sdk",
    "privacy",
};

/* What stands between the title and the body is called so. */
static const char *const lead_names[] = {
    "abstract", "anlauf", "anleser", "article dek", "bajada", "catenaccio", "chapo", "copete", "deck",
    "deckline", "dek", "description", "einleitung", "entradilla", "excerpt", "headline info", "ingress",
    "intro", "introduction", "introtext", "kicker text", "lead", "leadtext", "lede", "manchet",
    "occhiello", "perex", "sapo", "short info", "sommario", "standfirst", "strapline", "subhead",
    "subheading", "subheadline", "subtitle", "summary", "synopsis", "teaser", "teasertext",
    "unterzeile", "vorspann",
};

/* Hidden text in what is called so is the article's all the same. */
static const char *const paid_names[] = {
    "paid", "paywall", "piano", "premium", "regwall", "subscriber", "subscribers",
};

/* A name that starts so labels what the article is about, as many systems write them. Small letters. */
static const char *const label_starts[] = {
    "tag-", "tagclass_", "category-", "cat-", "status-", "format-", "type-", "postid-",
    "template-", "has-", "no-", "page-id-",
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
