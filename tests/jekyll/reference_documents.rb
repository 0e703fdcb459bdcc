# What the real Jekyll reads of a site: one line of JSON for each site folder that is named.
require "jekyll"
require "json"

def plain(value)
  case value
  when Time, Date then value.strftime("%Y-%m-%d %H:%M:%S %z")
  when Hash then value.to_h { |key, item| [key.to_s, plain(item)] }
  when Array then value.map { |item| plain(item) }
  when Jekyll::Excerpt then { "excerpt of" => value.content }
  else value
  end
end

Jekyll.logger.log_level = :error
STDIN.each_line do |folder|
  config = Jekyll.configuration("source" => JSON.parse(folder), "destination" => "/nowhere", "disable_disk_cache" => true)
  site = Jekyll::Site.new(config)
  site.reset
  site.read
  documents = site.documents.grep(Jekyll::Document).map do |document|
    { "path" => document.relative_path, "url" => document.url, "id" => document.id,
      "collection" => document.collection.label, "data" => plain(document.data), "content" => document.content }
  end
  pages = site.pages.map { |page| { "path" => page.path, "url" => page.url, "data" => plain(page.data) } }
  files = site.static_files.map(&:relative_path)
  puts JSON.generate("documents" => documents, "pages" => pages, "files" => files, "data" => plain(site.data))
end
