package fidus.server.commands;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import fidus.contract.Refused;
import fidus.money.Decimals;
import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReferenceMode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads a profile that is written as most are by its tokens. What is spelt otherwise is left to
/// {@link fidus.contract.Wire#STRICT}, which reads every profile and says what is wrong with one;
/// to bring that up takes longer than to compare a hundred thousand rows.
final class PlainProfile {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /// More than this is no profile.
    private static final int MOST_CHARACTERS = 65_536;

    private static final int DEPTH = 4;

    private PlainProfile() {}

    /// @return what {@link fidus.contract.Wire#STRICT} reads, or null when the text is not so plain
    static @Nullable MatchProfile read(String json) {
        if (json.length() > MOST_CHARACTERS) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Members all = members(parser, DEPTH);
            return parser.nextToken() == null ? profile(all) : null;
        } catch (NotPlain | JacksonException | Refused _) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is read without a device", e);
        }
    }

    private static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPlain() {
            super(null, null, false, false);
        }
    }

    /// The members of an object: texts, whole numbers, truths, objects and lists of these.
    private static final class Members {
        private final Map<String, Object> values = new HashMap<>();

        /// Takes a member out, so that what is left was not asked for.
        <T> T take(String name, Class<T> type) {
            Object value = values.remove(name);
            if (!type.isInstance(value)) {
                throw new NotPlain();
            }
            return type.cast(value);
        }

        String text(String name) {
            return take(name, String.class);
        }

        int number(String name) {
            return take(name, Integer.class);
        }

        BigDecimal decimal(String name) {
            return Decimals.parse(text(name));
        }

        <E extends Enum<E>> E word(String name, Class<E> type) {
            String word = text(name);
            for (E each : type.getEnumConstants()) {
                if (each.name().equals(word)) {
                    return each;
                }
            }
            throw new NotPlain();
        }

        <T> T whole(T made) {
            if (!values.isEmpty()) {
                throw new NotPlain();
            }
            return made;
        }
    }

    private static Members members(JsonParser parser, int depth) throws IOException {
        Members members = new Members();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.values.put(name, value(parser, depth - 1));
        }
        return members;
    }

    private static Object value(JsonParser parser, int depth) throws IOException {
        if (depth < 0) {
            throw new NotPlain();
        }
        return switch (Objects.requireNonNullElse(parser.currentToken(), JsonToken.NOT_AVAILABLE)) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getIntValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> members(parser, depth);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser, depth - 1));
                }
                yield values;
            }
            default -> throw new NotPlain();
        };
    }

    private static MatchProfile profile(Members of) {
        List<MatchPass> passes = new ArrayList<>();
        for (Object each : of.take("passes", List.class)) {
            if (!(each instanceof Members members)) {
                throw new NotPlain();
            }
            passes.add(pass(members));
        }
        return of.whole(
                new MatchProfile(
                        of.text("name"),
                        of.number("version"),
                        passes,
                        of.word("compared", MatchProfile.Compared.class),
                        of.decimal("autoThreshold"),
                        of.decimal("suggestThreshold"),
                        of.decimal("ambiguityMargin"),
                        limits(of.take("limits", Members.class))));
    }

    private static MatchProfile.Limits limits(Members of) {
        return of.whole(
                new MatchProfile.Limits(
                        of.number("suggestionsPerRow"),
                        of.number("groupRows"),
                        of.number("subsetPool"),
                        of.number("subsetRows"),
                        of.number("subsetSolutions"),
                        of.number("reachDays")));
    }

    private static MatchPass pass(Members of) {
        return of.whole(
                new MatchPass(
                        of.text("code"),
                        of.word("shape", MatchPass.Shape.class),
                        of.word("reference", ReferenceMode.class),
                        of.word("similarity", MatchPass.Similarity.class),
                        of.decimal("minSimilarity"),
                        tolerance(of.take("tolerance", Members.class)),
                        window(of.take("window", Members.class)),
                        of.take("suggestOnly", Boolean.class)));
    }

    private static MatchPass.Tolerance tolerance(Members of) {
        return of.whole(
                new MatchPass.Tolerance(
                        of.decimal("absBelow"),
                        of.decimal("pctBelow"),
                        of.decimal("absAbove"),
                        of.decimal("pctAbove")));
    }

    private static MatchPass.Window window(Members of) {
        DayUnit unit =
                of.values.containsKey("unit") ? of.word("unit", DayUnit.class) : DayUnit.CALENDAR;
        return of.whole(
                new MatchPass.Window(of.number("daysBefore"), of.number("daysAfter"), unit));
    }
}
