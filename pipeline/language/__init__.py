"""What is known of Chinese, once: characters, marks, sentences, numerals, names, dates, words. The ground floor."""
