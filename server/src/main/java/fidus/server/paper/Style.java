package fidus.server.paper;

/// How text looks and what it is.
///
/// @param size in tenths of a point
/// @param colour as 0xRRGGBB
/// @param tag the structure element it is for a reading machine
public record Style(Face face, int size, int colour, String tag) {
    public static final Style TITLE = new Style(Face.LIGHT, 260, Ink.BLACK, "H1");
    public static final Style KICKER = new Style(Face.SEMIBOLD, 80, Ink.ACCENT, "P");
    public static final Style HEADING = new Style(Face.SEMIBOLD, 115, Ink.BLACK, "H2");
    public static final Style LARGE = new Style(Face.LIGHT, 300, Ink.ACCENT, "P");
    public static final Style BODY = new Style(Face.REGULAR, 90, Ink.BLACK, "P");
    public static final Style STRONG = new Style(Face.SEMIBOLD, 90, Ink.BLACK, "P");
    public static final Style NOTE = new Style(Face.REGULAR, 80, Ink.MUTED, "P");
    public static final Style SMALL = new Style(Face.REGULAR, 68, Ink.MUTED, "P");
    public static final Style HEAD = new Style(Face.SEMIBOLD, 74, Ink.MUTED, "TH");
    public static final Style CELL = new Style(Face.REGULAR, 88, Ink.BLACK, "TD");
    public static final Style TOTAL = new Style(Face.SEMIBOLD, 88, Ink.BLACK, "TD");

    /// The same in another colour.
    public Style in(int other) {
        return new Style(face, size, other, tag);
    }

    /// The same in another size.
    public Style sized(int other) {
        return new Style(face, other, colour, tag);
    }

    /// The same as another structure element.
    public Style as(String other) {
        return new Style(face, size, colour, other);
    }

    /// From one baseline to the next, in tenths of a point.
    public int leading() {
        return size * 15 / 10;
    }
}
