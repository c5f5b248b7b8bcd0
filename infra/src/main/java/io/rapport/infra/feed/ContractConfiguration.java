package io.rapport.infra.feed;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the contract of the streams: the AsyncAPI document, and the JSON Schemas to which messages refer. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources.addResourceHandler("/asyncapi/**").addResourceLocations("classpath:/contract/");
    }

    /** The document refers to its schemas by paths that are relative to its own. */
    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/asyncapi", "/asyncapi/asyncapi.yaml");
    }
}
