create table indicator (
    key text not null primary key,
    name text not null,
    unit text not null,
    nature text not null check (nature in ('count', 'share', 'amount'))
) strict;

create table statistics_import (
    number integer primary key autoincrement,
    id text not null unique,
    file_sha256 text not null unique check (length(file_sha256) = 64),
    file_name text not null,
    format text not null,
    publisher text not null,
    table_code text not null,
    data_date text not null,
    territory text not null,
    licence text not null,
    imported_by text not null references account (id),
    imported_at text not null,
    series_count integer not null,
    point_count integer not null
) strict;

create table series (
    import_number integer not null references statistics_import (number),
    ordinal integer not null,
    indicator_key text not null references indicator (key),
    ags text not null,
    region_name text not null,
    territory text not null,
    publisher text not null,
    table_code text not null,
    data_date text not null,
    licence text not null,
    first_year integer,
    last_year integer,
    primary key (import_number, ordinal)
) strict;

create index series_by_indicator on series (indicator_key, ags, import_number);

create table series_point (
    import_number integer not null,
    ordinal integer not null,
    year integer not null,
    value real,
    status text not null,
    primary key (import_number, ordinal, year),
    foreign key (import_number, ordinal) references series (import_number, ordinal),
    check ((value is not null) = (status = 'known'))
) strict, without rowid;
