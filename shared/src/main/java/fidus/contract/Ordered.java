package fidus.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;

/// Writes values whose members come in order by themselves, without building a tree first, and
/// gives up at the first member that does not.
final class Ordered extends JsonGeneratorDelegate {
    private static final int DEPTH = 8;
    private static final JsonMapper SORTING =
            Wire.STRICT
                    .rebuild()
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .build();

    private @Nullable String[] before = new String[DEPTH];
    private int depth = -1;

    private Ordered(JsonGenerator out) {
        super(out, false);
    }

    /// @return null when a member is out of order or cannot be written
    static @Nullable String text(Object value) {
        var text = new StringWriter(1_024);
        return write(value, text) ? text.toString() : null;
    }

    /// @return false when a member is out of order or cannot be written; what was written until
    ///   then is of no use
    static boolean write(Object value, Writer to) {
        try (JsonGenerator out = new Ordered(SORTING.getFactory().createGenerator(to))) {
            SORTING.writeValue(out, value);
            out.flush();
            return true;
        } catch (OutOfOrder e) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class OutOfOrder extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        OutOfOrder(String name) {
            super(name);
        }
    }

    private void enter() {
        depth++;
        if (depth == before.length) {
            before = Arrays.copyOf(before, 2 * depth);
        }
        before[depth] = null;
    }

    private void follow(String name) throws OutOfOrder {
        String last = before[depth];
        if (last != null && last.compareTo(name) >= 0) {
            throw new OutOfOrder(name);
        }
        before[depth] = name;
    }

    @Override
    public void writeStartObject() throws IOException {
        enter();
        super.writeStartObject();
    }

    @Override
    public void writeStartObject(Object value) throws IOException {
        enter();
        super.writeStartObject(value);
    }

    @Override
    public void writeStartObject(Object value, int size) throws IOException {
        enter();
        super.writeStartObject(value, size);
    }

    @Override
    public void writeEndObject() throws IOException {
        depth--;
        super.writeEndObject();
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        follow(name);
        super.writeFieldName(name);
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
        follow(name.getValue());
        super.writeFieldName(name);
    }
}
