/**
 * A page as Jekyll's editors wrote it: Liquid in addresses, kramdown's attribute lists, HTML that
 * MDX does not read, headings of two kinds, line ends of Windows. The file begins with a mark.
 */
export const oldPage = `\uFEFF---
layout: page
category: page
title: What we're all about
---

How we work
===========

### Welcome to a page of 2014. We’re so glad you are here.
{: .lead #welcome}

One of our values is “peer learning.” It’s an odd term, but we’ve grown to love it.<br>
Read [the rules]({{ site.baseurl }}/how-we-learn/) first.

<!-- The picture is
     from the workshop. -->

![Six people around a table]({{ '/images/Circle.jpg'|prepend: site.baseurl }})

***We learn by doing***: everybody makes something. <img src="{{ "/images/circle.jpg" | relative_url }}" alt="The same six people">

#### A part that skips a level

A line<hr>

{% include footer.html %}
`.replaceAll('\n', '\r\n');

/** The words of its text, in their order: none may be lost. */
export const oldWords =
  'Welcome to a page of 2014. We’re so glad you are here. One of our values is “peer learning.” It’s an odd term, but we’ve grown to love it. Read the rules first. The picture is from the workshop. Six people around a table We learn by doing : everybody makes something. The same six people A part that skips a level A line'.split(
    ' ',
  );
