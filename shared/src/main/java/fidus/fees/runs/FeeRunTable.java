package fidus.fees.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The file of a fee run as a table, one figure in a row, for a spreadsheet: whose mandate it is
/// of, whether it went in or came out, its place in the file as a JSON pointer, its kind and its
/// value. The table has everything the file has and gives it back.
///
/// @param fileName as it may be called
public record FeeRunTable(String fileName, String csv) {
    public static final String HEADING = "mandate,role,path,kind,value";
    private static final Pattern PART = Pattern.compile("/run/parts/(\\d+)(/inputs)?/.*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /// As long as the login of an account may be.
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");

    private static final Pattern PLACE = Pattern.compile("0|[1-9]\\d{0,5}");
    private static final int DEEPEST = 32;

    /// A figure, or an empty list or object.
    ///
    /// @param kind text, number, boolean, list or object
    public record Cell(String path, String kind, String value) {}

    public static FeeRunTable of(FeeRunFile file) {
        JsonNode whole = Wire.STRICT.valueToTree(file);
        var cells = new ArrayList<Cell>();
        flatten("", whole, cells);
        var text = new StringBuilder(HEADING).append("\r\n");
        for (Cell cell : cells) {
            var part = PART.matcher(cell.path);
            boolean ofPart = part.matches();
            String mandate =
                    ofPart
                            ? file.run()
                                    .parts()
                                    .get(Integer.parseInt(part.group(1)))
                                    .inputs()
                                    .mandate()
                            : "";
            String role = !ofPart ? "run" : part.group(2) == null ? "result" : "input";
            text.append(quoted(mandate)).append(',').append(role).append(',');
            text.append(quoted(cell.path)).append(',').append(cell.kind).append(',');
            text.append(quoted(cell.value)).append("\r\n");
        }
        return new FeeRunTable(name(file.run()), text.toString());
    }

    private static String name(FeeRun run) {
        return "fee-run-" + run.period() + "-" + run.id().value() + ".csv";
    }

    /// The file whose figures these are.
    ///
    /// @throws Refused `UNREADABLE` when they are those of no file of a fee run
    public static FeeRunFile file(List<Cell> cells) {
        var root = new LinkedHashMap<String, Object>();
        cells.forEach(cell -> put(root, cell));
        try {
            return Wire.STRICT.treeToValue(node(root), FeeRunFile.class);
        } catch (JsonProcessingException e) {
            throw unreadable("figures are missing, or stand where none belong.");
        }
    }

    private static void flatten(String path, JsonNode node, List<Cell> cells) {
        if (node.isContainerNode() && node.isEmpty()) {
            cells.add(new Cell(path, node.isArray() ? "list" : "object", ""));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i), cells);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(
                            one ->
                                    flatten(
                                            path
                                                    + "/"
                                                    + one.getKey()
                                                            .replace("~", "~0")
                                                            .replace("/", "~1"),
                                            one.getValue(),
                                            cells));
        } else {
            String kind = node.isTextual() ? "text" : node.isBoolean() ? "boolean" : "number";
            cells.add(new Cell(path, kind, node.asText()));
        }
    }

    @SuppressWarnings("unchecked") // every value that is a map was put there as one
    private static void put(Map<String, Object> root, Cell cell) {
        String[] keys = cell.path.split("/", -1);
        if (keys.length < 2 || keys.length > DEEPEST || !keys[0].isEmpty()) {
            throw unreadable(cell.path + " is no place in it.");
        }
        Map<String, Object> at = root;
        for (int i = 1; i < keys.length - 1; i++) {
            Object next =
                    at.computeIfAbsent(key(keys[i]), _ -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map)) {
                throw unreadable(cell.path + " stands twice.");
            }
            at = (Map<String, Object>) next;
        }
        if (at.put(key(keys[keys.length - 1]), value(cell)) != null) {
            throw unreadable(cell.path + " stands twice.");
        }
    }

    private static String key(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }

    private static JsonNode value(Cell cell) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (cell.kind) {
            case "text" -> nodes.textNode(cell.value);
            case "list" -> nodes.arrayNode();
            case "object" -> nodes.objectNode();
            case "boolean" -> nodes.booleanNode(Boolean.parseBoolean(cell.value));
            case "number" -> number(cell);
            default -> throw unreadable(cell.kind + " is no kind of a figure.");
        };
    }

    private static JsonNode number(Cell cell) {
        if (!WHOLE.matcher(cell.value).matches()) {
            throw unreadable(cell.path + " is no number.");
        }
        return JsonNodeFactory.instance.numberNode(Long.parseLong(cell.value));
    }

    /// What has places for names is a list.
    @SuppressWarnings("unchecked") // as above
    private static JsonNode node(Object value) {
        if (value instanceof JsonNode leaf) {
            return leaf;
        }
        var of = (Map<String, Object>) value;
        if (!of.isEmpty() && of.keySet().stream().allMatch(one -> PLACE.matcher(one).matches())) {
            var list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < of.size(); i++) {
                Object one = of.get(Integer.toString(i));
                if (one == null) {
                    throw unreadable("A row of a list is missing.");
                }
                list.add(node(one));
            }
            return list;
        }
        var object = JsonNodeFactory.instance.objectNode();
        of.forEach((key, one) -> object.set(key, node(one)));
        return object;
    }

    /// What a spreadsheet would take for a formula is kept from being one by an apostrophe; one
    /// that stood there is doubled.
    private static String quoted(String text) {
        boolean kept =
                !text.isEmpty()
                        && "=+-@\t\r'".indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        return '"' + (kept ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    /// A cell as it was before it was kept from being a formula.
    public static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static Refused unreadable(String why) {
        return Refused.because(
                Problem.Code.UNREADABLE, "This is not the table of a fee run: " + why);
    }
}
