package fidus.server.ledger;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/// Reads a {@link JournalFile} as a stream, in which neither entries nor postings become objects.
final class JournalReader {
    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(32)
                                    .maxNumberLength(40)
                                    .maxStringLength(65_536)
                                    .build())
                    .build();
    private static final int MOST_POSTINGS = 500;
    private static final int DIGITS_OF_LONG = 18;
    private static final int MOST_SCALE = 8;
    // What was said already, in an entry or a posting.
    private static final int NUMBER = 1;
    private static final int POSTINGS = 2;
    private static final int ACCOUNT = 4;
    private static final int SIDE = 8;
    private static final int AMOUNT = 16;
    private static final int CURRENCY = 32;

    private final JournalTotals totals = new JournalTotals();
    private final InputStream in;
    private long entries;
    private long postings;
    private long first;
    private long number;
    private int said;
    private int account;
    private boolean debit;
    private long unscaled;
    private int scale;
    private @Nullable String longAmount;
    private Currency currency = Currency.USD;

    JournalReader(InputStream in) {
        this.in = in;
    }

    JournalFile.Proven read() throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            try {
                while (parser.nextToken() != null) {
                    entry(parser);
                }
            } catch (JacksonException e) {
                throw refused(parser, Problem.Code.UNREADABLE, e.getOriginalMessage());
            } catch (Refused e) {
                throw refused(parser, e.problem().code(), e.problem().message());
            }
        }
        return new JournalFile.Proven(entries, postings, first, number, totals.lines());
    }

    private void entry(JsonParser parser) throws IOException {
        expect(parser, JsonToken.START_OBJECT);
        int had = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "number" -> {
                    had = once(had, NUMBER);
                    number(parser);
                }
                case "postings" -> {
                    had = once(had, POSTINGS);
                    postings(parser);
                }
                default -> pass(parser);
            }
        }
        needed(had, NUMBER | POSTINGS, "An entry has a number and postings.");
        totals.balanced();
        entries++;
    }

    private void number(JsonParser parser) throws IOException {
        parser.nextToken();
        expect(parser, JsonToken.VALUE_NUMBER_INT);
        long next = parser.getLongValue();
        if (entries == 0) {
            first = next;
        } else if (next != number + 1) {
            throw bad("Entry " + next + " follows entry " + number + "; one is missing between.");
        }
        number = next;
    }

    private void postings(JsonParser parser) throws IOException {
        parser.nextToken();
        expect(parser, JsonToken.START_ARRAY);
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            posting(parser);
            count++;
        }
        if (count < 2 || count > MOST_POSTINGS) {
            throw Refused.because(
                    Problem.Code.UNBALANCED, "An entry has 2 to 500 postings, this one " + count);
        }
        postings += count;
    }

    private void posting(JsonParser parser) throws IOException {
        expect(parser, JsonToken.START_OBJECT);
        said = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "account" -> account(parser);
                case "side" -> side(parser);
                case "money" -> money(parser);
                default -> pass(parser);
            }
        }
        needed(
                said,
                ACCOUNT | SIDE | AMOUNT | CURRENCY,
                "A posting has an account, a side, and money with amount and currency.");
        String far = longAmount;
        if (far == null) {
            totals.add(account, debit, currency, unscaled, scale);
        } else {
            totals.add(account, debit, currency, Decimals.parse(far));
        }
    }

    private void account(JsonParser parser) throws IOException {
        said = once(said, ACCOUNT);
        text(parser);
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int value = 0;
        boolean digits = parser.getTextLength() == 4;
        for (int i = 0; i < 4 && digits; i++) {
            int digit = chars[from + i] - '0';
            digits = digit >= 0 && digit <= 9;
            value = 10 * value + digit;
        }
        if (!digits) {
            throw bad("The chart has no account " + parser.getText() + ".");
        }
        account = value;
    }

    private void side(JsonParser parser) throws IOException {
        said = once(said, SIDE);
        text(parser);
        int length = parser.getTextLength();
        debit = length == 5 && parser.getText().equals("DEBIT");
        if (!debit && !parser.getText().equals("CREDIT")) {
            throw bad("A side is DEBIT or CREDIT.");
        }
    }

    private void money(JsonParser parser) throws IOException {
        parser.nextToken();
        expect(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "amount" -> {
                    said = once(said, AMOUNT);
                    text(parser);
                    amount(parser);
                }
                case "currency" -> {
                    said = once(said, CURRENCY);
                    text(parser);
                    currency(parser);
                }
                default -> pass(parser);
            }
        }
    }

    private void currency(JsonParser parser) throws IOException {
        String known = currency.code();
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        boolean same = parser.getTextLength() == known.length();
        for (int i = 0; i < known.length() && same; i++) {
            same = chars[from + i] == known.charAt(i);
        }
        if (!same) {
            currency = new Currency(parser.getText());
        }
    }

    /// Plain digits with at most one point in 64 bits; anything else is left to {@link Decimals}.
    private void amount(JsonParser parser) throws IOException {
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        long value = 0;
        int point = -1;
        boolean plain = length <= DIGITS_OF_LONG;
        for (int i = 0; i < length && plain; i++) {
            char c = chars[from + i];
            if (c == '.' && point < 0) {
                point = i;
            } else {
                plain = c >= '0' && c <= '9';
                value = 10 * value + (c - '0');
            }
        }
        unscaled = value;
        scale = point < 0 ? 0 : length - point - 1;
        plain &= length > 0 && point != 0 && point != length - 1 && scale <= MOST_SCALE;
        longAmount = plain ? null : parser.getText();
        if (plain ? value == 0 : Decimals.parse(parser.getText()).signum() <= 0) {
            throw bad("A posting is above zero; its side says the direction.");
        }
    }

    private static int once(int had, int what) {
        if ((had & what) != 0) {
            throw bad("A member stands there twice.");
        }
        return had | what;
    }

    private static void needed(int had, int wanted, String words) {
        if ((had & wanted) != wanted) {
            throw bad(words);
        }
    }

    private static void pass(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    private static void text(JsonParser parser) throws IOException {
        parser.nextToken();
        expect(parser, JsonToken.VALUE_STRING);
    }

    private static void expect(JsonParser parser, JsonToken token) {
        if (parser.currentToken() != token) {
            throw bad("There is " + parser.currentToken() + " where " + token + " belongs.");
        }
    }

    private static Refused bad(String words) {
        return Refused.because(Problem.Code.BAD_VALUE, words);
    }

    private static Refused refused(JsonParser parser, Problem.Code code, String words) {
        return Refused.because(
                code, "Line " + parser.currentTokenLocation().getLineNr() + ": " + words);
    }
}
