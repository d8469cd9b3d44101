package fidus.desktop.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Call;
import fidus.contract.Wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A question as it travels: path segments, query parameters and body text, all unescaped.
record Asked(List<String> path, List<Map.Entry<String, String>> query, String body) {

    static <Q> Asked of(Call<Q, ?> call, Q question) {
        JsonNode tree = Wire.STRICT.valueToTree(question);
        Set<String> used = new HashSet<>();
        List<String> path = new ArrayList<>();
        for (String segment : call.path().substring(1).split("/", -1)) {
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1);
                used.add(name);
                path.add(text(call, name, tree.path(name)));
            } else {
                path.add(segment);
            }
        }
        boolean inQuery = call.kind() == Call.Kind.READ || call.has(Call.Trait.UPLOAD);
        return new Asked(
                path, inQuery ? query(call, tree, used) : List.of(), inQuery ? "" : json(tree));
    }

    private static List<Map.Entry<String, String>> query(
            Call<?, ?> call, JsonNode tree, Set<String> used) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            JsonNode value = member.getValue();
            if (used.contains(member.getKey()) || value.isNull()) {
                continue;
            }
            if (value.isArray()) {
                value.forEach(
                        one ->
                                query.add(
                                        Map.entry(
                                                member.getKey(),
                                                text(call, member.getKey(), one))));
            } else {
                query.add(Map.entry(member.getKey(), text(call, member.getKey(), value)));
            }
        }
        return query;
    }

    private static String text(Call<?, ?> call, String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException(
                    call + " needs a plain value for " + name + " in its address");
        }
        return value.asText();
    }

    private static String json(JsonNode tree) {
        try {
            return Wire.STRICT.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A question that cannot be written", e);
        }
    }
}
