package fidus.server.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import fidus.server.ledger.JournalTrailer.Total;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a {@link JournalTrailer} by tokens: what reads records takes as long to come up as all
/// else that a proof does before the first line.
final class TrailerReader {
    private static final Set<String> TRAILER =
            Set.of("entries", "last", "totals", "crc32c", "sha256");
    private static final Set<String> TOTAL = Set.of("currency", "debit", "credit");

    private TrailerReader() {}

    /// @return nothing when the line is anything else, also when it holds more
    static @Nullable JournalTrailer read(byte[] line) {
        try (JsonParser parser = JournalReader.JSON.createParser(line)) {
            boolean begun =
                    parser.nextToken() == JsonToken.START_OBJECT
                            && "trailer".equals(parser.nextFieldName())
                            && parser.nextToken() == JsonToken.START_OBJECT;
            JournalTrailer trailer = begun ? trailer(parser) : null;
            boolean ended =
                    parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return ended ? trailer : null;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable JournalTrailer trailer(JsonParser parser) throws IOException {
        Map<String, String> said = new HashMap<>();
        List<Total> totals = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            boolean fits =
                    switch (name) {
                        case "entries", "last" ->
                                token == JsonToken.VALUE_NUMBER_INT
                                        && parser.getNumberType() != NumberType.BIG_INTEGER;
                        case "totals" -> token == JsonToken.START_ARRAY && totals(parser, totals);
                        default -> token == JsonToken.VALUE_STRING;
                    };
            if (!fits || said.put(name, parser.getText()) != null) {
                return null;
            }
        }
        if (!said.keySet().equals(TRAILER)) {
            return null;
        }
        return new JournalTrailer(
                Long.parseLong(said.getOrDefault("entries", "")),
                Long.parseLong(said.getOrDefault("last", "")),
                List.copyOf(totals),
                said.getOrDefault("crc32c", ""),
                said.getOrDefault("sha256", ""));
    }

    /// @return whether each is a currency with both sums
    private static boolean totals(JsonParser parser, List<Total> totals) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> said = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING
                        || said.put(name, parser.getText()) != null) {
                    return false;
                }
            }
            if (!said.keySet().equals(TOTAL)) {
                return false;
            }
            totals.add(
                    new Total(
                            said.getOrDefault("currency", ""),
                            said.getOrDefault("debit", ""),
                            said.getOrDefault("credit", "")));
        }
        return parser.currentToken() == JsonToken.END_ARRAY;
    }
}
