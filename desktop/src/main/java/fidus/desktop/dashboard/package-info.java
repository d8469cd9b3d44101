/// The first screen: can today's numbers be trusted, and what waits.
@NullMarked
package fidus.desktop.dashboard;

import org.jspecify.annotations.NullMarked;
