"""Files become articles: text, title, paper and issue date, whatever form the page was kept in."""
