/// Documents on A4 paper: text, tables and charts on pages with a head and a foot.
@NullMarked
package fidus.server.paper;

import org.jspecify.annotations.NullMarked;
