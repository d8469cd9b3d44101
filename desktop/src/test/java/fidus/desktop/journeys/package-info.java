/// People's ways through the whole desktop, against the real server in a process of its own.
@NullMarked
package fidus.desktop.journeys;

import org.jspecify.annotations.NullMarked;
