package io.rapport.query.content;

import io.rapport.query.console.ConsoleController;
import io.rapport.query.web.ReadBarrier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The library as a page: for those who write, review and judge content. */
@ConsoleController
class ContentPageController {

    private static final int SOON = 60;
    private static final int LONG = 90;

    private final ContentStock stock;
    private final ReadBarrier barrier;

    ContentPageController(ContentStock stock, ReadBarrier barrier) {
        this.stock = stock;
        this.barrier = barrier;
    }

    @GetMapping("/console/content")
    ModelAndView content(@RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, "content-version");
        ModelAndView page = new ModelAndView("content/stock");
        page.addObject("phases", stock.phases());
        page.addObject("waiting", stock.in("in-review"));
        page.addObject("approved", stock.in("approved"));
        page.addObject("performance", stock.performance());
        page.addObject("neverRead", stock.unread(null));
        page.addObject("notReadLately", stock.unread(LONG));
        page.addObject("expiring", stock.expiring(SOON));
        page.addObject("soon", SOON);
        page.addObject("long", LONG);
        return page;
    }
}
