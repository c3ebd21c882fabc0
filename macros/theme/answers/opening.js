window.twPage.learn({ opening: {{ config.extra.opening_words | tojson }} });
