package fidus.mt5.cash;

import java.util.List;

/// The form a comment must have, as data.
///
/// @param words the texts looked for; any one suffices; empty for forms that need none
public record CommentPattern(Form form, List<String> words) {
    /// How the words are looked for. A word ends where neither letter nor digit follows.
    public enum Form {
        ANYTHING,
        TRANSFER_TO,
        TRANSFER_FROM,
        STARTS_WITH,
        /// Starts with the word and names no number that may be a login.
        STARTS_WITH_WORD_WITHOUT_LOGIN,
        CONTAINS,
        CONTAINS_WORD
    }

    /// Matches every comment, also an empty one.
    public static final CommentPattern ANYTHING = of(Form.ANYTHING);

    /// Words are kept in the form comments are compared in.
    public CommentPattern {
        words = words.stream().map(word -> new CashComment(word).text()).toList();
    }

    public static CommentPattern of(Form form, String... words) {
        return new CommentPattern(form, List.of(words));
    }

    public boolean matches(CashComment comment) {
        return switch (form) {
            case ANYTHING -> true;
            case TRANSFER_TO -> comment.transferTo().isPresent();
            case TRANSFER_FROM -> comment.transferFrom().isPresent();
            case STARTS_WITH -> words.stream().anyMatch(comment.text()::startsWith);
            case STARTS_WITH_WORD_WITHOUT_LOGIN ->
                    words.stream().anyMatch(comment::startsWithWord) && !comment.namesNumber();
            case CONTAINS -> words.stream().anyMatch(comment.text()::contains);
            case CONTAINS_WORD -> words.stream().anyMatch(comment::containsWord);
        };
    }
}
