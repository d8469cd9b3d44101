package fidus.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which passwords are accepted: long ones that are neither well known nor made of what everybody
/// knows about the person. No rules on kinds of characters and no end of life (NIST SP 800-63B-4
/// section 3.1.1.2). The list of well-known ones holds those of at least 15 characters among the
/// million most used of published leaks, and common words with their repetitions, endings and rows
/// of keys.
final class PasswordPolicy {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 128;
    private static final int LEAST_OF_ITS_OWN = 8;
    private static final int LEAST_DIFFERENT = 5;
    private static final List<String> HOUSE_WORDS =
            List.of("fidus", "fund", "client", "password", "metatrader", "investment");
    private static final Set<String> COMMON = common();

    /// @param personal login and name, whose parts count for nothing in a password
    /// @throws Refused `WEAK_PASSWORD` saying why
    void check(String field, String password, String... personal) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST) {
            throw weak(field, "A password has at least " + SHORTEST + " characters.");
        }
        if (length > LONGEST) {
            throw weak(field, "A password has at most " + LONGEST + " characters.");
        }
        String folded = normal.toLowerCase(Locale.ROOT);
        if (folded.codePoints().distinct().count() < LEAST_DIFFERENT) {
            throw weak(field, "This password repeats very few characters.");
        }
        if (COMMON.contains(folded)) {
            throw weak(field, "This password is on the list of those tried first.");
        }
        if (ownPart(folded, personal) < LEAST_OF_ITS_OWN) {
            throw weak(
                    field,
                    "Without your name and words of this house, too little of this password is"
                            + " left.");
        }
    }

    private static int ownPart(String folded, String... personal) {
        List<String> words =
                Stream.concat(
                                HOUSE_WORDS.stream(),
                                Arrays.stream(personal)
                                        .map(text -> text.toLowerCase(Locale.ROOT))
                                        .flatMap(text -> Arrays.stream(text.split("[^\\p{L}\\d]+")))
                                        .filter(word -> word.length() >= 3))
                        .sorted((a, b) -> b.length() - a.length())
                        .toList();
        String rest = folded;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest.codePointCount(0, rest.length());
    }

    private static Refused weak(String field, String why) {
        return Refused.at(field, Problem.Code.WEAK_PASSWORD, why);
    }

    private static Set<String> common() {
        try (var in =
                        Objects.requireNonNull(
                                PasswordPolicy.class.getResourceAsStream("common-passwords.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The list of common passwords is part of the program", e);
        }
    }
}
