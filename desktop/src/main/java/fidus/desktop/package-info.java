/// Starts the desktop and wires it together on one page.
@NullMarked
package fidus.desktop;

import org.jspecify.annotations.NullMarked;
